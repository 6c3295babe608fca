/*
 * steps.c - in which order a function calls others
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A function that can fail undoes at its end, or in the branch of an if, what
 * it did before: the order of the text is that of the flow.
 */
#include "steps.h"
#include "flow/expression.h"

typedef struct {
    const UnitScope *scope;
    const SyntaxFunction *function;
    GArray *steps;
} Search;

static gboolean has_label(const SyntaxNode *node)
{
    if (node->kind == SYNTAX_LABEL) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (has_label(node->children[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean can_fail(const SyntaxFunction *function)
{
    for (guint i = 0; i < function->parameters->len; i++) {
        if (!g_strcmp0(g_array_index(function->parameters, SyntaxParameter,
                                     i).type, "Error **")) {
            return TRUE;
        }
    }
    return has_label(function->body);
}

/* Whether what comes next is to ask how a statement went */
static gboolean is_asked_next(const SyntaxNode *statement)
{
    const SyntaxNode *block = statement->parent;

    for (guint i = 0; block && i + 1 < block->n_children; i++) {
        if (block->children[i] == statement) {
            return block->kind == SYNTAX_BLOCK &&
                   block->children[i + 1]->kind == SYNTAX_IF;
        }
    }
    return FALSE;
}

static void add(Search *search, const SyntaxNode *call)
{
    Step step = {
        .callee = unit_scope_key(search->scope, call->name),
        .start = call->start, .end = call->end, .guard = call->start,
    };
    const SyntaxNode *node = call;

    step.tested = is_asked_next(syntax_statement(call));
    for (; node->parent; node = node->parent) {
        if (node->parent->kind != SYNTAX_IF) {
            continue;
        }
        if (node->parent->children[0] == node) {
            step.tested = TRUE;
        } else {
            step.guard = node->parent->start;
            break;
        }
    }
    g_array_append_val(search->steps, step);
}

static void find(Search *search, const SyntaxNode *node)
{
    if (node->kind == SYNTAX_CALL && node->name &&
        !syntax_is_cast_call(node) && !syntax_is_dynamic_cast(node)) {
        add(search, node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find(search, node->children[i]);
    }
}

GArray *steps_find(const UnitScope *scope, const SyntaxFunction *function)
{
    Search search = {
        scope, function, g_array_new(FALSE, FALSE, sizeof(Step)),
    };

    if (can_fail(function)) {
        find(&search, function->body);
    }
    return search.steps;
}

const char **steps_calls_between(const UnitScope *scope, const Values *values,
                                 guint from, guint to)
{
    g_autoptr(GPtrArray) calls = g_ptr_array_new();

    for (guint b = 0; b < values->flow->blocks->len; b++) {
        const FlowBlock *flow = values->flow->blocks->pdata[b];

        for (guint s = 0; s < flow->steps->len; s++) {
            const SyntaxNode *step = flow->steps->pdata[s];

            if (step->kind == SYNTAX_CALL && step->name &&
                step->start >= from && step->start < to) {
                const char *key = unit_scope_key(scope, step->name);

                g_ptr_array_add(calls, (gpointer)key);
            }
        }
    }
    g_ptr_array_add(calls, NULL);
    return (const char **)g_ptr_array_free(g_steal_pointer(&calls), FALSE);
}
