/*
 * placement.c - where the new call of an allocation could stand
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * At the init, as a rule.  Two other cases are told by the statements between
 * the two: none at all, or nothing but copies of the pointer.
 */
#include "analysis.h"

#include <string.h>

#include "chained.h"

/* Whether an expression reads what @target names */
static gboolean reads(Analysis *analysis, const SyntaxNode *node,
                      const SyntaxNode *target)
{
    if (node->kind == target->kind &&
        !g_strcmp0(node->name, target->name) && node->decl == target->decl &&
        !g_strcmp0(node->record, target->record)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (reads(analysis, node->children[i], target)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a function is called that may read anything; casts do not count */
static gboolean calls_something(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_CALL && !node->macro &&
        !syntax_is_cast_call(node)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (calls_something(node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* An allocation, and what stands between it and an init */
typedef struct {
    Analysis *analysis;
    const SyntaxNode *block;
    guint allocation;         /* which statement of @block allocates */
    guint position;           /* which one holds the init */
    const SyntaxNode *init;   /* the call */
    GPtrArray *names;         /* what the pointer is known as, as written */
} Way;

static gboolean is_pointer(const Way *way, const SyntaxNode *node)
{
    return g_ptr_array_find_with_equal_func(
        way->names, analysis_text(way->analysis, syntax_without_casts(node)),
        g_str_equal, NULL);
}

/* Whether another argument of the init reads what @target names */
static gboolean is_argument(const Way *way, const SyntaxNode *target)
{
    for (guint i = 2; i < way->init->n_children; i++) {
        if (reads(way->analysis, way->init->children[i], target)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The same of a local variable */
static gboolean is_variable_argument(const Way *way, guint decl)
{
    const Location nowhere = { 0 };

    for (guint i = 2; i < way->init->n_children; i++) {
        if (syntax_count_names(way->init->children[i], decl, &nowhere)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether an expression has to do with a pointer that could be to a region, or
 * with what something points to */
static gboolean has_pointer_or_element(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_INDEX || type_is_region_pointer(node->type) ||
        syntax_is_op(node, SYNTAX_UNARY, "*")) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (has_pointer_or_element(node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The place that is counted up or down where a pointer is stored in a slot,
 * s->n of s->slots[s->n++], or NULL */
static const SyntaxNode *counter_of(const SyntaxNode *target)
{
    const SyntaxNode *index = target->kind == SYNTAX_INDEX
        ? syntax_without_casts(target->children[1]) : NULL;

    return index && index->kind == SYNTAX_UNARY && index->op &&
           (strstr(index->op, "++") || strstr(index->op, "--"))
           ? index->children[0] : NULL;
}

/* Whether something that is counted, @counter, can be changed before the init:
 * neither its arguments nor a name of the pointer depend on it */
static gboolean is_free_to_count(const Way *way, const SyntaxNode *counter)
{
    for (guint i = 0; i < way->names->len; i++) {
        if (strchr(way->names->pdata[i], '[')) {
            return FALSE;
        }
    }
    return (counter->kind == SYNTAX_NAME || counter->kind == SYNTAX_MEMBER) &&
           !is_argument(way, counter);
}

/* The same for a slot of an array or what a parameter points to, *mrp: what it
 * is known as is not written down, since its index may change */
static gboolean is_harmless_slot(const Way *way, const SyntaxNode *target)
{
    const SyntaxNode *counter = counter_of(target);

    if ((target->kind != SYNTAX_INDEX &&
         !syntax_is_op(target, SYNTAX_UNARY, "*")) ||
        !type_is_region_pointer(target->type) ||
        !syntax_has_no_effect(target->children[0]) ||
        (target->kind == SYNTAX_INDEX &&
         !syntax_has_no_effect(counter ? counter : target->children[1])) ||
        (counter && !is_free_to_count(way, counter))) {
        return FALSE;
    }
    for (guint i = 2; i < way->init->n_children; i++) {
        if (has_pointer_or_element(way->init->children[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether a statement copies the pointer to where the arguments of the init do
 * not read it */
static gboolean is_harmless_copy(Way *way, const SyntaxNode *statement)
{
    const SyntaxNode *target;

    if (!syntax_is_op(statement, SYNTAX_BINARY, "=") || statement->macro ||
        !is_pointer(way, statement->children[1])) {
        return FALSE;
    }
    target = statement->children[0];
    if (target->kind != SYNTAX_NAME && target->kind != SYNTAX_MEMBER) {
        return is_harmless_slot(way, target);
    }
    if (!syntax_has_no_effect(target) || is_argument(way, target)) {
        return FALSE;
    }
    g_ptr_array_add(way->names,
                    (gpointer)analysis_text(way->analysis, target));
    return TRUE;
}

/* MemoryRegion *mr = p; or any variable that the arguments do not read */
static gboolean is_harmless_declaration(Way *way, const SyntaxNode *statement)
{
    if (statement->kind != SYNTAX_DECLARATIONS || statement->macro) {
        return FALSE;
    }
    for (guint i = 0; i < statement->n_children; i++) {
        const SyntaxNode *variable = statement->children[i];
        const SyntaxNode *value = variable->n_children ? variable->children[0]
                                                       : NULL;

        if (variable->kind != SYNTAX_DECLARATION || !variable->decl ||
            (value && !syntax_has_no_effect(value)) ||
            is_variable_argument(way, variable->decl)) {
            return FALSE;
        }
        if (value && is_pointer(way, value)) {
            g_ptr_array_add(way->names, (gpointer)variable->name);
        }
    }
    return TRUE;
}

/* g_assert(mr), which holds of the new region as it did of the storage */
static gboolean is_assertion(const Way *way, const SyntaxNode *statement)
{
    static const char *const assertions[] = {
        "assert", "g_assert", "g_assert_nonnull", "g_assert_true", NULL,
    };
    const char *text = analysis_text(way->analysis, statement);

    if (!statement->macro ||
        !g_strv_contains(assertions, statement->macro)) {
        return FALSE;
    }
    for (guint i = 0; i < way->names->len; i++) {
        const char *name = way->names->pdata[i];
        g_autofree char *bare = g_strdup_printf("%s(%s)", statement->macro,
                                                name);
        g_autofree char *compared =
            g_strdup_printf("%s(%s != NULL)", statement->macro, name);

        if (!strcmp(text, bare) || !strcmp(text, compared)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean analysis_has_directive(const Analysis *analysis,
                                const SyntaxNode *first,
                                const SyntaxNode *last)
{
    gsize size;
    const char *text = g_bytes_get_data(
        g_hash_table_lookup(analysis->scope->unit->texts,
                            analysis->function->file), &size);

    return last->end > size ||
           memchr(text + first->start, '#', last->end - first->start);
}

/* Whether the init could have been called where its region is allocated */
static gboolean could_be_early(Way *way)
{
    SyntaxNode **statements = way->block->children;

    if (analysis_has_directive(way->analysis, statements[way->allocation],
                               statements[way->position])) {
        return FALSE;
    }
    for (guint i = 2; i < way->init->n_children; i++) {
        if (calls_something(way->init->children[i])) {
            return FALSE;
        }
    }
    for (guint i = way->allocation + 1; i < way->position; i++) {
        if (!is_harmless_copy(way, statements[i]) &&
            !is_harmless_declaration(way, statements[i]) &&
            !is_assertion(way, statements[i])) {
            return FALSE;
        }
    }
    return is_pointer(way, way->init->children[1]);
}

/*
 * Whether the init can go though it knows the region by another name than the
 * allocation: if that is a variable which nothing else reads, it is removed.
 */
static gboolean can_go(const Way *way, Allocation *allocation)
{
    const SyntaxNode *body = way->analysis->function->body;
    const SyntaxNode *name = syntax_without_casts(way->init->children[1]);
    const SyntaxNode *statement, *declaration;
    Location init, copy;

    if (!strcmp(analysis_text(way->analysis, name), allocation->lvalue) ||
        name->kind != SYNTAX_NAME || !name->decl) {
        return TRUE;
    }
    init = analysis_location(way->analysis, way->init);
    if (syntax_count_names(body, name->decl, &init)) {
        return TRUE;
    }
    declaration = syntax_declaration(body, name->decl);
    statement = declaration ? declaration->parent : NULL;
    if (!statement || statement->kind != SYNTAX_DECLARATIONS ||
        statement->n_children != 1 || !declaration->n_children) {
        return FALSE;
    }
    copy = analysis_location(way->analysis, statement);
    name = syntax_without_casts(declaration->children[0]);
    if (name->kind == SYNTAX_NAME && name->decl &&
        !syntax_count_names(body, name->decl, &copy)) {
        return FALSE;
    }
    allocation->copy = analysis_statement_location(way->analysis, statement);
    return TRUE;
}

/* The init of @allocation that @statement is, or a declaration's first
 * initialiser; or NULL */
static const Init *init_of(Analysis *analysis, const SyntaxNode *statement,
                           const Allocation *allocation)
{
    const Event *event;

    if (statement->kind == SYNTAX_DECLARATIONS && statement->n_children == 1 &&
        statement->children[0]->n_children) {
        statement = statement->children[0]->children[0];
    }
    event = g_hash_table_lookup(analysis->inits, statement);

    return event && event->values[0] == allocation->value &&
           !event->values[1] ? event->init : NULL;
}

/* mr = s->mr = g_new(MemoryRegion, 1); memory_region_init(mr, ...); where all
 * that follows in the function is compiled.  What may stand in between is the
 * same as for an allocation that is stored once. */
static const Init *chained_init(Way *way, const SyntaxNode *call,
                                const Allocation *allocation)
{
    Analysis *analysis = way->analysis;
    const Init *init = NULL;
    Chain chain;

    if (!chain_read(call, &chain)) {
        return NULL;
    }
    for (guint i = way->allocation + 1; !init && i < way->block->n_children;
         i++) {
        way->position = i;
        way->init = way->block->children[i];
        init = init_of(analysis, way->init, allocation);
    }
    if (!init || init->form != INIT_STATEMENT || init->macro ||
        init->constructor->errp_index >= 0 ||
        analysis_has_directive(analysis, chain.statement,
                               analysis->function->body)) {
        return NULL;
    }
    for (guint i = 0; i < G_N_ELEMENTS(chain.targets); i++) {
        const SyntaxNode *target = chain.targets[i];

        if (is_argument(way, target) ||
            (target->decl && is_variable_argument(way, target->decl))) {
            return NULL;
        }
        g_ptr_array_add(way->names, (gpointer)(
            target->kind == SYNTAX_DECLARATION ? target->name
                                               : analysis_text(analysis,
                                                               target)));
    }
    return could_be_early(way) && chain_stays_read(analysis, &chain, way->init)
           ? init : NULL;
}

static void place(Analysis *analysis, const SyntaxNode *call,
                  Allocation *allocation)
{
    const SyntaxNode *statement = syntax_statement(call);
    const SyntaxNode *block = statement->parent;
    gboolean declared = allocation->form == ALLOCATION_DECLARATION;
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    Way way = { .analysis = analysis, .block = block, .names = names };
    guint at = 0;

    if (!block || block->kind != SYNTAX_BLOCK ||
        (!declared && allocation->form != ALLOCATION_ASSIGNMENT &&
         allocation->form != ALLOCATION_CHAINED) ||
        (declared && !allocation->alone)) {
        return;
    }
    while (block->children[at] != statement) {
        at++;
    }
    way.allocation = at;
    if (allocation->form == ALLOCATION_CHAINED) {
        allocation->early_init = chained_init(&way, call, allocation);
        return;
    }
    g_ptr_array_add(names, (gpointer)allocation->lvalue);
    for (guint i = at + 1; i < block->n_children; i++) {
        const Init *init = init_of(analysis, block->children[i], allocation);

        if (!init) {
            continue;
        }
        way.position = i;
        way.init = block->children[i];
        if (init->form == INIT_DECLARED) {
            allocation->early_init = i == at + 1 &&
                !strcmp(init->region, allocation->lvalue) &&
                !analysis_has_directive(analysis, statement,
                                        block->children[i])
                ? init : NULL;
        } else if (i == at + 1) {
            allocation->next_init = declared ? init : NULL;
        } else if (init->constructor->errp_index < 0 && !init->macro &&
                   could_be_early(&way) && can_go(&way, allocation)) {
            allocation->early_init = init;
        }
        return;
    }
}

void placement_find(Analysis *analysis)
{
    GHashTableIter iter;
    gpointer call, site;

    g_hash_table_iter_init(&iter, analysis->sites);
    while (g_hash_table_iter_next(&iter, &call, &site)) {
        Allocation *allocation = site;

        place(analysis, call, allocation);
        if (allocation->form == ALLOCATION_CHAINED && !allocation->early_init) {
            allocation->form = ALLOCATION_NESTED;
        }
    }
}
