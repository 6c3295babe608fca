/*
 * skips.c - what a function does not do for some of its callers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "skips.h"

#include <string.h>

#include "flow/expression.h"

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    const Values *values;
    GArray *skips;
} Search;

typedef struct {
    const char *callee;
    guint argument;
    gboolean wanted;      /* what the argument has to be */
    gboolean skips;
    gboolean gets_there;
} Calls;

/* Looks at the calls of a function whether they want what an if guards */
static void read_calls(const SyntaxNode *node, Calls *calls)
{
    if (node->kind == SYNTAX_CALL && !g_strcmp0(node->name, calls->callee) &&
        node->n_children > calls->argument + 1) {
        const SyntaxNode *argument =
            syntax_without_casts(node->children[calls->argument + 1]);
        gboolean zero = syntax_is_null(argument) ||
                        !g_strcmp0(argument->name, "false");

        if (argument->kind == SYNTAX_NUMBER && zero == calls->wanted) {
            calls->skips = TRUE;
        } else {
            calls->gets_there = TRUE;
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        read_calls(node->children[i], calls);
    }
}

static void add_skips(const Search *search, const SyntaxNode *guarded,
                      const char *caller)
{
    for (guint e = 0; e < search->values->events->len; e++) {
        const Event *event = search->values->events->pdata[e];
        Skip skip = { event, caller };

        if (event->where.start >= guarded->start &&
            event->where.end <= guarded->end) {
            g_array_append_val(search->skips, skip);
        }
    }
}

static void find_callers(const Search *search, const SyntaxNode *guarded,
                         guint argument, gboolean wanted)
{
    const GPtrArray *functions = search->scope->unit->functions;

    for (guint i = 0; i < functions->len; i++) {
        const SyntaxFunction *caller = functions->pdata[i];
        Calls calls = { search->function->name, argument, wanted };

        if (caller->body && caller != search->function) {
            read_calls(caller->body, &calls);
        }
        if (calls.skips && !calls.gets_there) {
            add_skips(search, guarded,
                      unit_scope_key(search->scope, caller->name));
        }
    }
}

/* The parameter that a condition asks for and nothing sets, or -1 */
static int asked_parameter(const SyntaxFunction *function,
                           const SyntaxNode *condition, gboolean *negated)
{
    *negated = FALSE;
    if (syntax_is_op(condition, SYNTAX_UNARY, "!")) {
        *negated = TRUE;
        condition = condition->children[0];
    }
    for (guint i = 0; condition->kind == SYNTAX_NAME && condition->decl &&
         i < function->parameters->len; i++) {
        if (g_array_index(function->parameters, SyntaxParameter, i).decl ==
            condition->decl &&
            !syntax_is_assigned(function->body, condition->decl)) {
            return i;
        }
    }
    return -1;
}

static void find(const Search *search, const SyntaxNode *node)
{
    gboolean negated;
    int argument = node->kind == SYNTAX_IF ?
        asked_parameter(search->function, node->children[0], &negated) : -1;

    if (argument >= 0) {
        find_callers(search, node->children[1], argument, !negated);
    }
    if (argument >= 0 && node->n_children > 2) {
        find_callers(search, node->children[2], argument, negated);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find(search, node->children[i]);
    }
}

GArray *skips_find(const UnitScope *scope, const SyntaxFunction *function,
                   const Values *values)
{
    GArray *skips = g_array_new(FALSE, FALSE, sizeof(Skip));
    Search search = { scope, function, values, skips };

    if (values->events->len) {
        find(&search, function->body);
    }
    return skips;
}
