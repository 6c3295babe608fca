/*
 * repeats.c - regions that a function initialises twice
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "repeats.h"

#include <string.h>

#include "flow/expression.h"

/* How often a name is given a value: in a loop, more than once */
static guint count_assignments(const SyntaxNode *node, const char *name,
                               guint weight)
{
    const SyntaxNode *target = NULL;
    guint n = 0;

    switch (node->kind) {
    case SYNTAX_FOR:
    case SYNTAX_WHILE:
    case SYNTAX_DO:
        weight = 2;
        break;
    case SYNTAX_DECLARATION:
        if (!g_strcmp0(node->name, name) && node->n_children) {
            n = weight;
        }
        break;
    case SYNTAX_BINARY:
        if (syntax_is_assignment(node)) {
            target = node->children[0];
        }
        break;
    case SYNTAX_UNARY:
        if (strcmp(node->op, "!") && strcmp(node->op, "-") &&
            strcmp(node->op, "*") && strcmp(node->op, "~")) {
            target = node->n_children ? node->children[0] : NULL;
        }
        break;
    default:
        break;
    }
    if (target && (target->kind == SYNTAX_NAME ||
                   target->kind == SYNTAX_MEMBER) &&
        !g_strcmp0(target->name, name) &&
        !(node->kind == SYNTAX_UNARY && target->type &&
          !strcmp(target->type, "MemoryRegion"))) {
        n = weight;
    }
    for (guint i = 0; i < node->n_children; i++) {
        n += count_assignments(node->children[i], name, weight);
    }
    return n;
}

/* Whether what an expression says means one thing throughout the function */
static gboolean is_constant(const SyntaxFunction *function, const char *text)
{
    static const char word[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_";

    for (const char *p = text; *p;) {
        gsize length = strspn(p, word);

        if (!length) {
            p++;
        } else {
            g_autofree char *name = g_strndup(p, length);

            if (count_assignments(function->body, name, 1) > 1) {
                return FALSE;
            }
            p += length;
        }
    }
    return TRUE;
}

typedef struct {
    const Values *values;
    const Event *first;
    const Event *second;
    gboolean *seen;
} Search;

/* Whether an event may end the region that @first has initialised */
static gboolean may_release(const Event *event, const Event *first)
{
    gboolean api;

    if (strcmp(event->region, first->region)) {
        return event->kind == EVENT_UNPARENT;
    }
    api = value_is(event->target, VALUE_PARAMETER) &&
          (strstr(value_function(event->target), "memory_region_") ||
           strstr(value_function(event->target), "sysbus_init_mmio") ||
           strstr(value_function(event->target), "pci_register_bar"));
    switch (event->kind) {
    case EVENT_INIT:
    case EVENT_TEST:
    case EVENT_USE:
        return FALSE;
    case EVENT_PASS:
        return !api;
    case EVENT_FREE:
    case EVENT_CLEAR:
    case EVENT_UNPARENT:
    case EVENT_UNREF:
    case EVENT_AUTOFREE:
    case EVENT_STORE:
    case EVENT_COPY:
    case EVENT_RETURN:
    case EVENT_EXIT:
        return TRUE;
    }
    g_assert_not_reached();
}

/* Whether an edge is taken only when the init has failed */
static gboolean has_failed(const Values *values, guint block, guint edge,
                           const Event *first)
{
    const Branch *branch = &values->branches[block];

    return (branch->kind == BRANCH_INIT && branch->init == first &&
            edge != 0) ||
           (branch->kind == BRANCH_ERROR &&
            (edge == 0) != branch->negated);
}

/* Whether the second init is reached from @from in @block */
static gboolean reaches(Search *search, guint block, guint from)
{
    const Values *values = search->values;
    const FlowBlock *flow = values->flow->blocks->pdata[block];
    const GArray *happenings = values->happenings[block];

    for (guint i = from; i < happenings->len; i++) {
        const Event *event = g_array_index(happenings, Happening, i).event;

        if (!event) {
            continue;
        }
        if (event == search->second) {
            return TRUE;
        }
        if (may_release(event, search->first)) {
            return FALSE;
        }
    }
    for (guint e = 0; e < flow->next->len; e++) {
        guint to = g_array_index(flow->next, guint, e);

        if (!search->seen[to] &&
            !(flow->condition &&
              has_failed(values, block, e, search->first))) {
            search->seen[to] = TRUE;
            if (reaches(search, to, 0)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether a path leads from @from to @to without going through @around */
static gboolean leads(const Values *values, guint from, guint to,
                      guint around, gboolean *seen)
{
    const FlowBlock *flow = values->flow->blocks->pdata[from];

    if (from == to) {
        return TRUE;
    }
    if (from == around || seen[from]) {
        return FALSE;
    }
    seen[from] = TRUE;
    for (guint e = 0; e < flow->next->len; e++) {
        if (leads(values, g_array_index(flow->next, guint, e), to, around,
                  seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether one of two blocks cannot run without the other */
static gboolean go_together(const Values *values, guint first, guint second)
{
    guint n = values->flow->blocks->len;
    g_autofree gboolean *before = g_new0(gboolean, n);
    g_autofree gboolean *after = g_new0(gboolean, n);

    return first == second || first == 0 ||
           !leads(values, 0, second, first, before) ||
           !leads(values, first, values->flow->exit, second, after);
}

static void find_repeat(const SyntaxFunction *function, const Values *values,
                        guint block, guint index, GArray *repeats)
{
    const Event *first =
        g_array_index(values->happenings[block], Happening, index).event;

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Event *second =
                g_array_index(happenings, Happening, i).event;
            g_autofree gboolean *seen = NULL;
            Search search = { values, first, second };
            Repeat repeat;

            if (!second || second->kind != EVENT_INIT || second == first ||
                strcmp(second->region, first->region) ||
                second->init->macro || first->init->macro ||
                !is_constant(function, first->region)) {
                continue;
            }
            seen = g_new0(gboolean, values->flow->blocks->len);
            search.seen = seen;
            if (go_together(values, block, b) &&
                reaches(&search, block, index + 1)) {
                repeat = (Repeat) {
                    .first = first->where,
                    .constructor = first->init->constructor->name,
                    .second = second,
                };
                g_array_append_val(repeats, repeat);
            }
        }
    }
}

/* Helpers */

/* Calls that a function makes whatever happens, early ways out aside */
static void find_plain_calls(const SyntaxNode *body, const SyntaxNode *node,
                             GPtrArray *calls)
{
    if (node->kind == SYNTAX_CALL && node->name && !node->macro &&
        syntax_statement(node)->parent == body) {
        g_ptr_array_add(calls, (gpointer)node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_plain_calls(body, node->children[i], calls);
    }
}

static const SyntaxFunction *find_helper(const UnitScope *scope,
                                         const char *name)
{
    for (guint i = 0; i < scope->unit->functions->len; i++) {
        const SyntaxFunction *function = scope->unit->functions->pdata[i];

        if (function->body && !strcmp(function->name, name)) {
            return function;
        }
    }
    return NULL;
}

/* What a local variable stands for that keeps its first value */
static const SyntaxNode *resolve(const SyntaxFunction *function,
                                 const SyntaxNode *node)
{
    const SyntaxNode *declaration;

    node = syntax_without_casts(node);
    if (node->kind != SYNTAX_NAME || !node->decl) {
        return node;
    }
    declaration = syntax_declaration(function->body, node->decl);
    if (!declaration || !declaration->n_children ||
        syntax_is_assigned(function->body, node->decl)) {
        return node;
    }
    return resolve(function, declaration->children[0]);
}

static int parameter_of(const SyntaxFunction *function, guint decl)
{
    for (guint i = 0; i < function->parameters->len; i++) {
        if (g_array_index(function->parameters, SyntaxParameter, i).decl ==
            decl) {
            return i;
        }
    }
    return -1;
}

/* Whether @theirs in @helper, called by @call, is @ours in @function */
static gboolean is_same_place(const SyntaxFunction *helper,
                              const SyntaxNode *theirs,
                              const SyntaxNode *call,
                              const SyntaxFunction *function,
                              const SyntaxNode *ours)
{
    theirs = resolve(helper, theirs);
    ours = resolve(function, ours);
    if (theirs->kind == SYNTAX_NAME && theirs->decl) {
        int index = parameter_of(helper, theirs->decl);

        return index >= 0 && (guint)index + 1 < call->n_children &&
               syntax_is_same(resolve(function, call->children[index + 1]),
                              ours);
    }
    return theirs->kind == ours->kind && theirs->n_children == 1 &&
           ours->n_children == 1 && !g_strcmp0(theirs->name, ours->name) &&
           !g_strcmp0(theirs->op, ours->op) &&
           (theirs->kind == SYNTAX_MEMBER || theirs->kind == SYNTAX_UNARY) &&
           is_same_place(helper, theirs->children[0], call, function,
                         ours->children[0]);
}

static const Event *event_at(const Values *values, const SyntaxNode *call)
{
    for (guint e = 0; e < values->events->len; e++) {
        const Event *event = values->events->pdata[e];

        if (event->init && event->where.start == call->start) {
            return event;
        }
    }
    return NULL;
}

/* The plain init in a helper that does what @init does after the call of it */
static const SyntaxNode *same_init(const UnitScope *scope,
                                   const SyntaxFunction *helper,
                                   const SyntaxNode *call,
                                   const SyntaxFunction *function,
                                   const SyntaxNode *init)
{
    g_autoptr(GPtrArray) calls = g_ptr_array_new();

    find_plain_calls(helper->body, helper->body, calls);
    for (guint i = 0; i < calls->len; i++) {
        const SyntaxNode *other = calls->pdata[i];

        if (other->n_children > 1 &&
            g_hash_table_contains(scope->constructors, other->name) &&
            is_same_place(helper, other->children[1], call, function,
                          init->children[1])) {
            return other;
        }
    }
    return NULL;
}

/* Whether a region may be unparented in between */
static gboolean releases(const GPtrArray *calls, guint from, guint to)
{
    for (guint i = from; i < to; i++) {
        const SyntaxNode *call = calls->pdata[i];

        if (!strcmp(call->name, "object_unparent") ||
            !strcmp(call->name, "object_unref")) {
            return TRUE;
        }
    }
    return FALSE;
}

static void find_helped(const UnitScope *scope,
                        const SyntaxFunction *function, const Values *values,
                        GArray *repeats)
{
    g_autoptr(GPtrArray) calls = g_ptr_array_new();

    find_plain_calls(function->body, function->body, calls);
    for (guint i = 0; i < calls->len; i++) {
        const SyntaxNode *call = calls->pdata[i];
        const SyntaxFunction *helper = find_helper(scope, call->name);

        for (guint k = i + 1; helper && helper != function && k < calls->len;
             k++) {
            const SyntaxNode *init = calls->pdata[k];
            const Event *second = event_at(values, init);
            const SyntaxNode *first = second && init->n_children > 1 ?
                same_init(scope, helper, call, function, init) : NULL;
            Repeat repeat = { .second = second };

            if (!first || releases(calls, i, k)) {
                continue;
            }
            repeat.first = (Location) {
                .file = helper->file, .line = first->line,
                .column = first->column, .start = first->start,
                .end = first->end,
            };
            repeat.constructor = first->name;
            g_array_append_val(repeats, repeat);
        }
    }
}

GArray *repeats_find(const UnitScope *scope, const SyntaxFunction *function,
                     const Values *values)
{
    GArray *repeats = g_array_new(FALSE, FALSE, sizeof(Repeat));

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const GArray *happenings = values->happenings[b];

        for (guint i = 0; i < happenings->len; i++) {
            const Event *event = g_array_index(happenings, Happening, i).event;

            if (event && event->kind == EVENT_INIT) {
                find_repeat(function, values, b, i, repeats);
            }
        }
    }
    find_helped(scope, function, values, repeats);
    return repeats;
}
