/*
 * counting.c - loops that count
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "counting.h"

#include <string.h>

#include "expression.h"

gboolean syntax_may_set(const SyntaxNode *node)
{
    return (node->kind == SYNTAX_UNARY &&
            (!node->op || strstr(node->op, "++") || strstr(node->op, "--") ||
             strpbrk(node->op, "&?"))) || syntax_is_assignment(node);
}

/* Whether an expression only reads */
static gboolean only_reads(const SyntaxNode *node)
{
    return !g_strcmp0(node->macro, "ARRAY_SIZE") || syntax_has_no_effect(node);
}

/* i++, or i += 2 */
static gboolean is_step_of(const SyntaxNode *step, guint variable)
{
    return syntax_may_set(step) && !syntax_is_op(step, SYNTAX_BINARY, "=") &&
           step->children[0]->kind == SYNTAX_NAME &&
           step->children[0]->decl == variable &&
           (step->n_children < 2 || only_reads(step->children[1]));
}

gboolean count_read(const SyntaxNode *loop, Count *count)
{
    const SyntaxNode *start;

    if (loop->kind != SYNTAX_FOR || loop->n_children != 4 || loop->macro) {
        return FALSE;
    }
    start = loop->children[0];
    count->loop = loop;
    count->own = start->kind == SYNTAX_DECLARATIONS;
    if (count->own && start->n_children == 1 &&
        start->children[0]->n_children == 1) {
        count->variable = start->children[0]->decl;
        count->start = start->children[0]->children[0];
    } else if (syntax_is_op(start, SYNTAX_BINARY, "=") &&
               start->children[0]->kind == SYNTAX_NAME) {
        count->variable = start->children[0]->decl;
        count->start = start->children[1];
    }
    count->body = loop->children[3];
    return count->variable && only_reads(count->start) &&
           only_reads(loop->children[1]) &&
           is_step_of(loop->children[2], count->variable);
}

/* Whether an expression sets nothing, as far as it can be read */
static gboolean is_plain(const SyntaxNode *node)
{
    if (!g_strcmp0(node->macro, "ARRAY_SIZE")) {
        return TRUE;
    }
    if (syntax_may_set(node)) {
        return FALSE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (!is_plain(node->children[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean count_is_plain(const Count *count)
{
    const SyntaxNode *condition = count->loop->children[1];
    const SyntaxNode *step = count->loop->children[2];
    const Location nowhere = { NULL };

    return is_plain(count->start) && is_plain(condition) &&
           syntax_count_names(condition, count->variable, &nowhere) &&
           g_strcmp0(step->op, "&") && g_strcmp0(step->op, "?") &&
           (step->n_children < 2 || is_plain(step->children[1]));
}
