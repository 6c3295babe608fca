/*
 * owner-ends.c - owners that end in the function that makes their regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "owner-ends.h"

#include "flow/expression.h"
#include "functions.h"

static gboolean is_same_object(const SyntaxFunction *function,
                               const SyntaxNode *a, const SyntaxNode *b)
{
    return syntax_is_same(syntax_origin(function->body, a),
                          syntax_origin(function->body, b));
}

/* Whether somebody else is given a reference before */
static gboolean is_held(const SyntaxFunction *function, const SyntaxNode *node,
                        const SyntaxNode *release)
{
    if (node->kind == SYNTAX_CALL && node->start < release->start &&
        function_effect(node->name) == EFFECT_REFERS) {
        for (guint i = 1; i < node->n_children; i++) {
            if (is_same_object(function, node->children[i],
                               release->children[1])) {
                return TRUE;
            }
        }
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_held(function, node->children[i], release)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean owner_ends_by(const SyntaxFunction *function, const SyntaxNode *call,
                       const Init *init)
{
    FunctionEffect effect = function_effect(call->name);
    guint index = init->constructor->owner_index + 1;
    const SyntaxNode *made;

    if (call->n_children < 2 || init->constructor->owner_index < 0 ||
        (effect != EFFECT_UNPARENTS && effect != EFFECT_UNREFS)) {
        return FALSE;
    }
    made = syntax_call_at(function->body, init->call.start, init->call.end);
    return made && made->n_children > index &&
           !syntax_is_null(made->children[index]) &&
           is_same_object(function, made->children[index],
                          call->children[1]) &&
           (effect == EFFECT_UNPARENTS ||
            !is_held(function, function->body, call));
}
