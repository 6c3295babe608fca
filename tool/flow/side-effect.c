/*
 * side-effect.c - expressions that cannot be left out
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "side-effect.h"

#include <string.h>

#include "expression.h"
#include "functions.h"

/* Functions that call functions: deeper than this nobody looks */
#define MAX_DEPTH 4

static gboolean acts(const SyntaxUnit *unit, const SyntaxNode *node,
                     const SyntaxNode *body, guint depth);

/* The body of a function, NULL if it is in another unit */
static const SyntaxNode *body_of(const SyntaxUnit *unit, const char *name)
{
    for (guint i = 0; name && i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body && function->name == name) {
            return function->body;
        }
    }
    return NULL;
}

/* Whether a call may do more than to give a value */
static gboolean call_acts(const SyntaxUnit *unit, const SyntaxNode *call,
                          guint depth)
{
    FunctionEffect effect = function_effect(call->name);
    const SyntaxNode *body;

    if (syntax_is_cast_call(call) || syntax_is_dynamic_cast(call) ||
        effect == EFFECT_FINDS || effect == EFFECT_NEVER_RETURNS) {
        return FALSE;
    }
    body = depth < MAX_DEPTH ? body_of(unit, call->name) : NULL;
    return !body || acts(unit, body, body, depth + 1);
}

/* Whether what is set is a variable of the function with a @body */
static gboolean is_own(const SyntaxNode *place, const SyntaxNode *body)
{
    const SyntaxNode *declaration = body && place->kind == SYNTAX_NAME &&
        place->decl ? syntax_declaration(body, place->decl) : NULL;

    return declaration && g_strcmp0(declaration->op, "static");
}

/* Whether a node, which may be in the function with a @body, does more than to
 * give a value */
static gboolean acts(const SyntaxUnit *unit, const SyntaxNode *node,
                     const SyntaxNode *body, guint depth)
{
    if (node->kind == SYNTAX_MACRO_CALL ||
        (node->kind == SYNTAX_CALL && call_acts(unit, node, depth))) {
        return TRUE;
    }
    if ((syntax_is_assignment(node) ||
         (node->kind == SYNTAX_UNARY && node->op &&
          (strstr(node->op, "++") || strstr(node->op, "--")))) &&
        !is_own(node->children[0], body)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (acts(unit, node->children[i], body, depth)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean has_side_effect(const SyntaxUnit *unit, const SyntaxNode *expression)
{
    return acts(unit, expression, NULL, 0);
}
