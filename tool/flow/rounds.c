/*
 * rounds.c - loops that can go once they have nothing to do
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rounds.h"

#include <string.h>

#include "counting.h"
#include "expression.h"

/* The innermost loop around a node, with nothing but blocks and ifs between */
static const SyntaxNode *loop_around(const SyntaxNode *node)
{
    node = node->parent;
    while (node && (node->kind == SYNTAX_BLOCK || node->kind == SYNTAX_IF)) {
        node = node->parent;
    }
    return node;
}

static gboolean is_in(const SyntaxNode *node, const SyntaxNode *around)
{
    while (node && node != around) {
        node = node->parent;
    }
    return node != NULL;
}

/* Whether something can be entered elsewhere than at its head */
static gboolean has_entry(const SyntaxNode *node, gboolean in_switch)
{
    if (node->kind == SYNTAX_LABEL ||
        (!in_switch &&
         (node->kind == SYNTAX_CASE || node->kind == SYNTAX_DEFAULT))) {
        return TRUE;
    }
    in_switch |= node->kind == SYNTAX_SWITCH;
    for (guint i = 0; i < node->n_children; i++) {
        if (has_entry(node->children[i], in_switch)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a loop sets a variable first, without regard to what it was:
 * for (i = 0, p = all; ...; ...) */
static gboolean sets_first(const SyntaxNode *loop, guint variable)
{
    const SyntaxNode *first = loop->children[0];
    const Location nowhere = { NULL };

    if (loop->kind != SYNTAX_FOR || !(loop->parts & SYNTAX_FOR_INIT)) {
        return FALSE;
    }
    while (syntax_is_op(first, SYNTAX_BINARY, ",")) {
        first = first->children[0];
    }
    return syntax_is_op(first, SYNTAX_BINARY, "=") &&
           first->children[0]->kind == SYNTAX_NAME &&
           first->children[0]->decl == variable &&
           !syntax_count_names(first->children[1], variable, &nowhere) &&
           !has_entry(loop, FALSE);
}

/* Whether a variable is named in such loops alone, but for one that it counts
 * for */
static gboolean is_always_set(const SyntaxNode *node, const Count *count)
{
    if (node == count->loop) {
        return TRUE;
    }
    if (node->kind == SYNTAX_NAME && node->decl == count->variable) {
        return FALSE;
    }
    if (node->n_children && sets_first(node, count->variable) &&
        !is_in(count->loop, node)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (!is_always_set(node->children[i], count)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether somebody may read a variable by its address */
static gboolean is_shown(const SyntaxNode *node, guint variable)
{
    if (node->kind == SYNTAX_UNARY &&
        (!node->op || strpbrk(node->op, "&?")) && node->n_children &&
        node->children[0]->kind == SYNTAX_NAME &&
        node->children[0]->decl == variable) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_shown(node->children[i], variable)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* The declaration of a counter, or its name in it if that declares others as
 * well; without a file if it has a value, other than a number that stands alone
 */
static Location counter_location(const Analysis *analysis,
                                 const SyntaxNode *declaration)
{
    Location where = { NULL };
    guint length = strlen(declaration->name);

    if (declaration->n_children &&
        (declaration->parent->n_children > 1 ||
         declaration->children[0]->kind != SYNTAX_NUMBER ||
         declaration->children[0]->macro)) {
        return where;
    }
    where = analysis_statement_location(analysis, declaration->parent);
    if (declaration->parent->n_children > 1) {
        where.start = declaration->end - length;
        where.end = declaration->end;
        if (strcmp(syntax_text(analysis->scope->unit,
                               analysis->function->file, where.start,
                               where.end), declaration->name)) {
            where.file = NULL;
        }
    }
    return where;
}

const SyntaxNode *rounds_find(const Analysis *analysis, Event *event,
                              const SyntaxNode *call)
{
    const SyntaxNode *body = analysis->function->body;
    const SyntaxNode *loop = loop_around(call);
    const SyntaxNode *declaration;
    const Location nowhere = { NULL };
    Count count = { 0 };

    if (!loop || !count_read(loop, &count) || !count_is_plain(&count)) {
        return NULL;
    }
    declaration = syntax_declaration(body, count.variable);
    if (!declaration || declaration->op) {
        return NULL;
    }
    if (!count.own) {
        if (!is_always_set(body, &count) || is_shown(body, count.variable)) {
            return NULL;
        }
        event->counter_named = syntax_count_names(body, count.variable,
                                                  &nowhere);
        event->counter_declared = counter_location(analysis, declaration);
    }
    event->counter = declaration->name;
    event->rounds = analysis_statement_location(analysis, loop);
    return loop;
}
