/*
 * chained.c - regions that are stored in two places at once
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "chained.h"

#include "expression.h"
#include "functions.h"

static gboolean is_plain(const SyntaxNode *target)
{
    const SyntaxNode *base = target->kind == SYNTAX_INDEX ? target->children[0]
                                                          : target;

    return (base->kind == SYNTAX_NAME || base->kind == SYNTAX_MEMBER) &&
           !g_strcmp0(target->type, "MemoryRegion *") && !target->macro &&
           syntax_has_no_effect(target);
}

static gboolean is_assignment_of(const SyntaxNode *node,
                                 const SyntaxNode *value)
{
    return node && syntax_is_op(node, SYNTAX_BINARY, "=") && !node->macro &&
           node->children[1] == value && is_plain(node->children[0]);
}

/* MemoryRegion *mr = value; */
static gboolean is_declaration_of(const SyntaxNode *node,
                                  const SyntaxNode *value)
{
    return node && node->kind == SYNTAX_DECLARATION && node->decl &&
           !node->op && !node->macro && node->n_children == 1 &&
           node->children[0] == value &&
           !g_strcmp0(node->type, "MemoryRegion *") && node->parent &&
           node->parent->kind == SYNTAX_DECLARATIONS &&
           node->parent->n_children == 1;
}

gboolean chain_read(const SyntaxNode *call, Chain *chain)
{
    const SyntaxNode *value, *inner, *outer;

    inner = syntax_consumer(call, &value);
    if (!is_assignment_of(inner, value)) {
        return FALSE;
    }
    outer = inner->parent;
    chain->targets[1] = inner->children[0];
    if (is_assignment_of(outer, inner)) {
        chain->targets[0] = outer->children[0];
        chain->statement = outer;
    } else if (is_declaration_of(outer, inner)) {
        chain->targets[0] = outer;
        chain->statement = outer->parent;
    } else {
        return FALSE;
    }
    return syntax_statement(call) == chain->statement &&
           chain->statement->parent &&
           chain->statement->parent->kind == SYNTAX_BLOCK;
}

/* Whether something reads a variable, other than to free it */
static gboolean is_read(const SyntaxNode *node, guint decl,
                        const SyntaxNode *except)
{
    const SyntaxNode *parent = node->parent;

    if (node == except) {
        return FALSE;
    }
    if (node->kind == SYNTAX_NAME && node->decl == decl) {
        return !(syntax_is_op(parent, SYNTAX_BINARY, "=") &&
                 parent->children[0] == node) &&
               !(parent->kind == SYNTAX_CALL && parent->name &&
                 function_effect(parent->name) == EFFECT_FREES);
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_read(node->children[i], decl, except)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean chain_stays_read(const Analysis *analysis, const Chain *chain,
                          const SyntaxNode *init)
{
    for (guint i = 0; i < G_N_ELEMENTS(chain->targets); i++) {
        const SyntaxNode *target = chain->targets[i];

        if (target->decl &&
            !is_read(analysis->function->body, target->decl, init)) {
            return FALSE;
        }
    }
    return TRUE;
}
