/*
 * transfer.c - what a step does to the state
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "analysis.h"

#include <string.h>

#include "functions.h"
#include "paths.h"
#include "util/intern.h"

/* Whether a place is an element of a local array, and not of what a variable
 * points to that is reached by @path: nothing says what else is in it */
static gboolean is_local_element(const Place *place, const char *path)
{
    static const Set nothing;

    return !memcmp(&place->initial, &nothing, sizeof(nothing)) &&
           !g_str_has_prefix(place->path, path);
}

static void forget_dependents(Analysis *analysis, const char *path, Set *state)
{
    for (guint i = 0; i < analysis->places->len; i++) {
        const Place *place = &g_array_index(analysis->places, Place, i);

        if (path_depends(place->path, path) &&
            !is_local_element(place, path)) {
            state[i] = place->initial;
        }
    }
}

/* Whether two places are elements of one array, or the same field */
static gboolean is_of_one_kind(Analysis *analysis, const Place *a,
                               const Place *b)
{
    g_autofree const Value **values = set_values(analysis, &a->initial);
    const char *index = strchr(a->path, '[');

    if (values[0] && value_is(values[0], VALUE_FIELD)) {
        return !memcmp(&a->initial, &b->initial, sizeof(a->initial));
    }
    return a->path[0] == '#' && index &&
           !strncmp(a->path, b->path, index - a->path + 1);
}

/* What is stored in a place is also in those that may be the same: elements of
 * one array, and the same field of what may be one struct */
static void store_in_others(Analysis *analysis, guint index, const Set *value,
                            Set *state)
{
    const Place *stored = &g_array_index(analysis->places, Place, index);

    for (guint i = 0; i < analysis->places->len; i++) {
        const Place *place = &g_array_index(analysis->places, Place, i);

        if (i != index && is_of_one_kind(analysis, stored, place) &&
            paths_may_meet(stored->path, place->path)) {
            set_union(&state[i], value);
        }
    }
}

static void assign(Analysis *analysis, const SyntaxNode *left, const Set *value,
                   gboolean surely, Set *state)
{
    const char *path;
    guint index;

    left = syntax_without_casts(left);
    path = path_of(left);
    if (!path) {
        return;
    }
    forget_dependents(analysis, path, state);
    if (!analysis_place(analysis, left, &index)) {
        return;
    }
    store_in_others(analysis, index, value, state);
    if (surely) {
        state[index] = *value;
    } else {
        set_union(&state[index], value);
    }
}

const Value *analysis_argument_target(Analysis *analysis,
                                      const SyntaxNode *call,
                                      const SyntaxNode *argument,
                                      ValueKind kind)
{
    for (guint i = 1; call->name && i < call->n_children; i++) {
        if (call->children[i] == argument) {
            const char *key = unit_scope_key(analysis->scope, call->name);

            return kind == VALUE_OUTPUT ? value_output(key, i - 1)
                                        : value_parameter(key, i - 1);
        }
    }
    return NULL;
}

/* What g_steal_pointer() takes out of a place, on all ways to it */
static void remember_stolen(Analysis *analysis, const SyntaxNode *node,
                            const Set *state)
{
    Set set = analysis_evaluate(analysis, node->children[0]->children[0],
                                state);
    Set *known = g_hash_table_lookup(analysis->stolen, node);

    if (known) {
        set_union(known, &set);
    } else if (g_str_has_prefix(node->name, "g_steal_")) {
        g_hash_table_insert(analysis->stolen, (gpointer)node,
                            g_memdup2(&set, sizeof(set)));
    }
}

void analysis_transfer(Analysis *analysis, const SyntaxNode *node, Set *state)
{
    Set unknown = set_of(analysis, value_unknown());
    Set set;

    switch (node->kind) {
    case SYNTAX_DECLARATION: {
        guint index;
        g_autofree char *path = g_strdup_printf("#%u", node->decl);
        gpointer found;

        if (!node->decl) {
            return;
        }
        forget_dependents(analysis, path, state);
        found = g_hash_table_lookup(analysis->place_index,
                                    intern(path));
        if (found) {
            index = GPOINTER_TO_UINT(found) - 1;
            memset(&set, 0, sizeof(set));
            if (node->n_children) {
                set = analysis_evaluate(analysis, node->children[0], state);
            }
            state[index] = set;
        }
        break;
    }
    case SYNTAX_BINARY:
        if (node->n_children != 2) {
            return;
        }
        if (!strcmp(node->op, "=")) {
            set = analysis_evaluate(analysis, node->children[1], state);
            assign(analysis, node->children[0], &set, TRUE, state);
        } else if (!strcmp(node->op, "?")) {
            /* an operator of a macro's body: it may be an assignment */
            assign(analysis, node->children[0], &unknown, FALSE, state);
        } else if (syntax_is_assignment(node)) {
            assign(analysis, node->children[0], &unknown, TRUE, state);
        }
        break;
    case SYNTAX_UNARY:
        if (!node->n_children) {
            return;
        }
        if (g_str_has_suffix(node->op, "++") ||
            g_str_has_suffix(node->op, "--")) {
            assign(analysis, node->children[0], &unknown, TRUE, state);
        } else if (!strcmp(node->op, "&") &&
                   type_can_hold_region(node->children[0]->type)) {
            const SyntaxNode *argument;
            const SyntaxNode *taker = syntax_consumer(node, &argument);
            const Value *target = taker && taker->kind == SYNTAX_CALL ?
                analysis_argument_target(analysis, taker, argument,
                                         VALUE_OUTPUT) : NULL;

            const Allocation *made = taker ?
                g_hash_table_lookup(analysis->sites, taker) : NULL;

            set = made && function_allocator_count(taker->name) == COUNT_OUT ?
                      set_of(analysis, made->value) :
                  target ? set_of(analysis, target) : unknown;
            assign(analysis, node->children[0], &set, FALSE, state);
        }
        break;
    case SYNTAX_MACRO_CALL:
        if (node->n_children &&
            syntax_is_op(node->children[0], SYNTAX_UNARY, "&")) {
            remember_stolen(analysis, node, state);
            set = set_of(analysis, value_null());
            assign(analysis, node->children[0]->children[0], &set, TRUE,
                   state);
        }
        break;
    default:
        break;
    }
}
