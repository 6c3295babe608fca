/*
 * sections.c - variables that hold a section of memory
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sections.h"

#include "flow/expression.h"

gboolean section_is_used_whole(const SyntaxNode *node, guint decl)
{
    if (node->kind == SYNTAX_NAME && node->decl == decl) {
        const SyntaxNode *parent = node->parent;

        return parent->kind != SYNTAX_MEMBER &&
               !(parent->kind == SYNTAX_BINARY &&
                 !g_strcmp0(parent->op, "=") && parent->children[0] == node);
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (section_is_used_whole(node->children[i], decl)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean section_names_region(const SyntaxNode *node, guint decl)
{
    if (node->kind == SYNTAX_NAME && node->decl == decl) {
        return node->parent->kind == SYNTAX_MEMBER &&
               !g_strcmp0(node->parent->name, "mr");
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (section_names_region(node->children[i], decl)) {
            return TRUE;
        }
    }
    return FALSE;
}

const SyntaxNode *section_overwriting(const SyntaxNode *call, guint decl)
{
    const SyntaxNode *statement = syntax_statement(call);
    const SyntaxNode *block = statement->parent;
    gboolean behind = FALSE;

    for (guint i = 0; block && block->kind == SYNTAX_BLOCK &&
         i < block->n_children; i++) {
        const SyntaxNode *next = block->children[i];

        if (behind && section_names_region(next, decl)) {
            return NULL;
        }
        if (behind && syntax_is_op(next, SYNTAX_BINARY, "=") &&
            next->children[0]->kind == SYNTAX_NAME &&
            next->children[0]->decl == decl) {
            return next;
        }
        behind |= next == statement;
    }
    return NULL;
}
