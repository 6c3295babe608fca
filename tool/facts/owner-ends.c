/*
 * owner-ends.c - owners that end in the function that makes their regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "owner-ends.h"

#include "flow/expression.h"
#include "functions.h"

/* How many variables in a row: one may be declared to be itself */
#define DEPTH_MAX 16

/* What a variable has been ever since its declaration */
static const SyntaxNode *origin(const SyntaxFunction *function,
                                const SyntaxNode *node)
{
    node = syntax_without_casts(node);
    for (guint depth = 0; depth < DEPTH_MAX && node->kind == SYNTAX_NAME &&
         node->decl && !syntax_is_assigned(function->body, node->decl);
         depth++) {
        const SyntaxNode *declaration = syntax_declaration(function->body,
                                                           node->decl);

        if (!declaration || !declaration->n_children ||
            !syntax_has_no_effect(declaration->children[0])) {
            break;
        }
        node = syntax_without_casts(declaration->children[0]);
    }
    return node;
}

static gboolean is_same_object(const SyntaxFunction *function,
                               const SyntaxNode *a, const SyntaxNode *b)
{
    return syntax_is_same(origin(function, a), origin(function, b));
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
