/*
 * values.c - which region a pointer means at each place of a function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A forward analysis over the function's flow.  A *place* is a variable or a
 * path from one (s->mr, s->bars[i].mr) that can hold a pointer to a region;
 * the state at each point says which values each place may hold.
 */
#include "analysis.h"

#include <string.h>

#include "paths.h"
#include "util/intern.h"

const char *unit_scope_key(const UnitScope *scope, const char *name)
{
    const char *key = g_hash_table_lookup(scope->statics, name);

    return key ? key : name;
}

Place *analysis_place(Analysis *analysis, const SyntaxNode *node, guint *index)
{
    const char *path;
    gpointer found;

    if ((node->kind != SYNTAX_NAME && node->kind != SYNTAX_MEMBER &&
         node->kind != SYNTAX_INDEX && node->kind != SYNTAX_UNARY) ||
        syntax_is_op(node, SYNTAX_UNARY, "&")) {
        return NULL;
    }
    path = path_of(node);
    found = path ? g_hash_table_lookup(analysis->place_index, path) : NULL;
    if (!found) {
        return NULL;
    }
    *index = GPOINTER_TO_UINT(found) - 1;
    return &g_array_index(analysis->places, Place, *index);
}

static const Value *global_value(Analysis *analysis, const SyntaxNode *node)
{
    const char *file = g_strcmp0(node->op, "static") ? NULL :
                       analysis->function->file;

    return value_global(file, node->name);
}

int analysis_parameter(const Analysis *analysis, guint decl)
{
    const GArray *parameters = analysis->function->parameters;

    for (guint i = 0; i < parameters->len; i++) {
        if (g_array_index(parameters, SyntaxParameter, i).decl == decl) {
            return i;
        }
    }
    return -1;
}

/* What is loaded through a pointer to pointers: *p or p[i] */
static const Value *pointed_value(Analysis *analysis, const SyntaxNode *node)
{
    const SyntaxNode *pointer = syntax_without_casts(node->children[0]);
    int number;

    if (pointer->kind != SYNTAX_NAME || !pointer->decl) {
        return analysis_load_value(analysis, pointer);
    }
    number = analysis_parameter(analysis, pointer->decl);
    return number >= 0 ? value_output(analysis->key, number) : value_unknown();
}

/* What a load from @node means if nothing was stored there before */
const Value *analysis_load_value(Analysis *analysis, const SyntaxNode *node)
{
    switch (node->kind) {
    case SYNTAX_NAME: {
        int number = node->decl ? analysis_parameter(analysis, node->decl) : -1;

        if (number >= 0) {
            return value_parameter(analysis->key, number);
        }
        return node->decl ? NULL : global_value(analysis, node);
    }
    case SYNTAX_MEMBER:
        return value_field(node->record, node->name);
    case SYNTAX_INDEX:
        return type_is_region(node->type) ||
               type_is_pointer_array(node->children[0]->type) ?
               analysis_load_value(analysis, node->children[0]) :
               pointed_value(analysis, node);
    case SYNTAX_UNARY:
        return !strcmp(node->op, "*") ? pointed_value(analysis, node)
                                      : value_unknown();
    default:
        return value_unknown();
    }
}

/* Whether the address of a variable is kept: a call forgets it */
static gboolean is_exposing(const SyntaxNode *node)
{
    const SyntaxNode *operand = syntax_without_casts(node->children[0]);
    const SyntaxNode *taker = syntax_consumer(node, NULL);

    return operand->kind == SYNTAX_NAME && operand->decl &&
           type_can_hold_region(operand->type) && taker &&
           taker->kind != SYNTAX_MACRO_CALL && taker->kind != SYNTAX_CALL &&
           !syntax_is_op(taker, SYNTAX_UNARY, "*");
}

/* Whether an array of pointers is used as a whole: what it is handed to may
 * change its elements */
static gboolean is_whole(const SyntaxNode *node)
{
    return node->kind == SYNTAX_NAME && node->decl &&
           type_is_pointer_array(node->type) && node->parent &&
           node->parent->kind != SYNTAX_INDEX;
}

/* Adds to the elements of local arrays what may be in them unseen */
static void expose_elements(Analysis *analysis)
{
    GHashTableIter iter;
    gpointer decl;

    g_hash_table_iter_init(&iter, analysis->exposed);
    while (g_hash_table_iter_next(&iter, &decl, NULL)) {
        g_autofree char *array = g_strdup_printf("#%u",
                                                 GPOINTER_TO_UINT(decl));

        for (guint i = 0; i < analysis->places->len; i++) {
            Place *place = &g_array_index(analysis->places, Place, i);

            if (path_is_element(place->path, array)) {
                set_add(analysis, &place->initial, value_unknown());
            }
        }
    }
}

static void add_name(Analysis *analysis, const SyntaxNode *declaration)
{
    gboolean again = g_hash_table_contains(analysis->names, declaration->name);

    g_hash_table_insert(analysis->names, (gpointer)declaration->name,
                        GUINT_TO_POINTER(again ? 0 : declaration->decl));
}

static gboolean sets_error(const Analysis *analysis, const SyntaxNode *call)
{
    gboolean own = call->name && g_str_has_prefix(call->name, "error_");

    for (guint i = 0; own && i < call->n_children; i++) {
        const SyntaxNode *child = call->children[i];

        if (child->kind == SYNTAX_NAME && child->decl &&
            analysis_parameter(analysis, child->decl) >= 0) {
            return TRUE;
        }
    }
    return FALSE;
}

static void find_places(Analysis *analysis, const SyntaxNode *node)
{
    if ((node->kind == SYNTAX_NAME || node->kind == SYNTAX_MEMBER ||
         node->kind == SYNTAX_INDEX || syntax_is_op(node, SYNTAX_UNARY, "*")) &&
        type_can_hold_region(node->type) && !syntax_is_designator(node)) {
        const char *path = path_of(node);

        if (path && !g_hash_table_contains(analysis->place_index, path)) {
            const Value *initial = analysis_load_value(analysis, node);
            Place place = { .path = path };

            if (initial) {
                set_add(analysis, &place.initial, initial);
            }
            g_array_append_val(analysis->places, place);
            g_hash_table_insert(analysis->place_index, (gpointer)path,
                                GUINT_TO_POINTER(analysis->places->len));
        }
    }
    if (node->kind == SYNTAX_DECLARATION) {
        add_name(analysis, node);
    }
    if (node->kind == SYNTAX_DECLARATION &&
        !g_strcmp0(node->op, "g_autofree") && node->decl) {
        g_hash_table_add(analysis->autofree, GUINT_TO_POINTER(node->decl));
    }
    analysis->sets_error |= node->kind == SYNTAX_CALL &&
                            sets_error(analysis, node);
    if (syntax_is_op(node, SYNTAX_UNARY, "&") && is_exposing(node)) {
        g_hash_table_add(
            analysis->exposed,
            GUINT_TO_POINTER(syntax_without_casts(node->children[0])->decl));
    }
    if (is_whole(node)) {
        g_hash_table_add(analysis->exposed, GUINT_TO_POINTER(node->decl));
    }
    for (guint i = 0; i < node->n_children; i++) {
        find_places(analysis, node->children[i]);
    }
}

Location analysis_location(const Analysis *analysis, const SyntaxNode *node)
{
    return node_location(analysis->function, node);
}

const char *analysis_text(const Analysis *analysis, const SyntaxNode *node)
{
    return syntax_text(analysis->scope->unit, analysis->function->file,
                       node->start, node->end);
}

/* A statement as written, its semicolon included */
Location analysis_statement_location(const Analysis *analysis,
                                   const SyntaxNode *statement)
{
    Location location = analysis_location(analysis, statement);
    GBytes *bytes = g_hash_table_lookup(analysis->scope->unit->texts,
                                        analysis->function->file);
    gsize length = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    guint end = location.end;

    while (text && end < length && g_ascii_isspace(text[end])) {
        end++;
    }
    if (text && end < length && text[end] == ';') {
        location.end = end + 1;
    }
    return location;
}

static void narrow(Analysis *analysis, const SyntaxNode *condition,
                   gboolean holds, Set *state)
{
    gboolean negated;
    const SyntaxNode *pointer = syntax_tested_pointer(condition, &negated);
    Set null = set_of(analysis, value_null());
    guint index;

    if (!pointer || !type_can_hold_region(pointer->type) ||
        !analysis_place(analysis, pointer, &index)) {
        return;
    }
    if (holds != negated) {
        for (guint i = 0; i < SET_WORDS; i++) {
            state[index].words[i] &= ~null.words[i];
        }
    } else {
        state[index] = null;
    }
}

static void solve(Analysis *analysis, Set **in)
{
    GPtrArray *blocks = analysis->result->flow->blocks;
    guint n = analysis->places->len;
    g_autofree gboolean *reached = g_new0(gboolean, blocks->len);
    g_autofree Set *state = g_new(Set, MAX(n, 1));
    gboolean changed = TRUE;

    reached[0] = TRUE;
    for (guint i = 0; i < n; i++) {
        in[0][i] = g_array_index(analysis->places, Place, i).initial;
    }
    while (changed) {
        changed = FALSE;
        for (guint b = 0; b < blocks->len; b++) {
            const FlowBlock *block = blocks->pdata[b];

            if (!reached[b]) {
                continue;
            }
            for (guint e = 0; e < block->next->len; e++) {
                guint to = g_array_index(block->next, guint, e);

                memcpy(state, in[b], n * sizeof(Set));
                for (guint s = 0; s < block->steps->len; s++) {
                    analysis_transfer(analysis, block->steps->pdata[s], state);
                }
                if (block->condition) {
                    narrow(analysis, block->condition, e == 0, state);
                }
                changed |= !reached[to];
                reached[to] = TRUE;
                for (guint i = 0; i < n; i++) {
                    changed |= set_union(&in[to][i], &state[i]);
                }
            }
        }
    }
}

static void analysis_clear(Analysis *analysis)
{
    g_hash_table_unref(analysis->value_index);
    g_ptr_array_unref(analysis->values);
    g_hash_table_unref(analysis->place_index);
    g_array_unref(analysis->places);
    g_hash_table_unref(analysis->sites);
    g_hash_table_unref(analysis->inits);
    g_hash_table_unref(analysis->autofree);
    g_hash_table_unref(analysis->exposed);
    g_hash_table_unref(analysis->stolen);
    g_hash_table_unref(analysis->names);
}

Values *values_of_function(const UnitScope *scope,
                           const SyntaxFunction *function)
{
    Values *result = g_new0(Values, 1);
    Analysis analysis = {
        .scope = scope,
        .function = function,
        .key = unit_scope_key(scope, function->name),
        .result = result,
    };
    g_autofree Set **in = NULL;
    guint n_blocks;

    result->flow = flow_build(scope->unit, function);
    result->events = g_ptr_array_new();
    result->allocations = g_ptr_array_new();
    n_blocks = result->flow->blocks->len;
    result->happenings = g_new0(GArray *, n_blocks);
    result->branches = g_new0(Branch, n_blocks);
    for (guint i = 0; i < n_blocks; i++) {
        result->happenings[i] = g_array_new(FALSE, FALSE, sizeof(Happening));
    }
    analysis.value_index = g_hash_table_new(NULL, NULL);
    analysis.values = g_ptr_array_new();
    set_of(&analysis, value_unknown());
    set_of(&analysis, value_null());
    analysis.place_index = g_hash_table_new(NULL, NULL);
    analysis.places = g_array_new(FALSE, FALSE, sizeof(Place));
    analysis.sites = g_hash_table_new(NULL, NULL);
    analysis.inits = g_hash_table_new(NULL, NULL);
    analysis.autofree = g_hash_table_new(NULL, NULL);
    analysis.exposed = g_hash_table_new(NULL, NULL);
    analysis.stolen = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    analysis.names = g_hash_table_new(NULL, NULL);

    find_places(&analysis, function->body);
    expose_elements(&analysis);
    allocations_find(&analysis, function->body);
    in = g_new(Set *, n_blocks);
    for (guint i = 0; i < n_blocks; i++) {
        in[i] = g_new0(Set, MAX(analysis.places->len, 1));
    }
    solve(&analysis, in);
    events_find(&analysis, in);
    placement_find(&analysis);
    clearing_find(&analysis);
    unread_find(&analysis);

    for (guint i = 0; i < n_blocks; i++) {
        g_free(in[i]);
    }
    analysis_clear(&analysis);
    return result;
}

void values_free(Values *values)
{
    for (guint i = 0; i < values->flow->blocks->len; i++) {
        g_array_unref(values->happenings[i]);
        g_free(values->branches[i].values);
        g_free(values->branches[i].inits);
    }
    g_free(values->happenings);
    g_free(values->branches);
    g_ptr_array_unref(values->events);
    g_ptr_array_unref(values->allocations);
    flow_free(values->flow);
    g_free(values);
}
