/*
 * chance.c - whether a function always does something
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "chance.h"

#include <string.h>

#include "expression.h"
#include "functions.h"

/* Whether a statement may end with what comes after it */
static gboolean goes_on(const SyntaxNode *statement)
{
    switch (statement->kind) {
    case SYNTAX_BLOCK:
        return !statement->n_children ||
               goes_on(statement->children[statement->n_children - 1]);
    case SYNTAX_RETURN:
    case SYNTAX_GOTO:
    case SYNTAX_BREAK:
    case SYNTAX_CONTINUE:
        return FALSE;
    default:
        return statement->kind != SYNTAX_CALL || !statement->name ||
               !function_never_returns(statement->name);
    }
}

/* Whether the other way of an if puts the region into the same container */
static gboolean has_same(const SyntaxNode *node, const SyntaxNode *call)
{
    if (node->kind == SYNTAX_CALL && node->name &&
        !strncmp(node->name, call->name, strlen("memory_region_add")) &&
        syntax_is_same(node->children[1], call->children[1]) &&
        syntax_is_same(node->children[node->n_children - 1],
                       call->children[call->n_children - 1])) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (has_same(node->children[i], call)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean has_call(const SyntaxNode *node, const char *name)
{
    if (node->kind == SYNTAX_CALL && !g_strcmp0(node->name, name)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (has_call(node->children[i], name)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* What an if that has the call on one of its ways makes of it */
static Chance chance_in(const SyntaxNode *branch, const SyntaxNode *way,
                        const SyntaxNode *call)
{
    const SyntaxNode *other = way == branch->children[1]
        ? branch->n_children > 2 ? branch->children[2] : NULL
        : branch->children[1];

    return way == branch->children[0] ||
           has_call(branch->children[0], "memory_region_is_mapped")
           ? CHANCE_UNKNOWN :
           other && (!goes_on(other) || has_same(other, call))
           ? CHANCE_ALWAYS : CHANCE_SOMETIMES;
}

static gboolean leaves_before(const SyntaxNode *node, guint end)
{
    if (node->start < end &&
        (node->kind == SYNTAX_RETURN || node->kind == SYNTAX_GOTO)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (leaves_before(node->children[i], end)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a place is set in a part of a function */
static gboolean is_set(const SyntaxNode *node, const SyntaxNode *place)
{
    if (syntax_is_assignment(node) &&
        syntax_is_same(node->children[0], place)) {
        return TRUE;
    }
    for (guint i = 0; i < node->n_children; i++) {
        if (is_set(node->children[i], place)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a condition asks for nothing but fields, and none that its function
 * sets: it may stand for a device's property, and does not for an error */
static gboolean asks_fields(const SyntaxNode *node, const SyntaxNode *body)
{
    switch (node->kind) {
    case SYNTAX_MEMBER:
        return !is_set(body, node);
    case SYNTAX_NUMBER:
        return TRUE;
    case SYNTAX_NAME:
        return !node->decl;
    case SYNTAX_UNARY:
    case SYNTAX_BINARY:
        for (guint i = 0; i < node->n_children; i++) {
            if (!asks_fields(node->children[i], body)) {
                return FALSE;
            }
        }
        return !syntax_is_op(node, SYNTAX_UNARY, "*");
    default:
        return FALSE;
    }
}

static gboolean only_returns(const SyntaxNode *way)
{
    return way->kind == SYNTAX_BLOCK ?
           way->n_children == 1 && only_returns(way->children[0]) :
           way->kind == SYNTAX_RETURN && !way->n_children;
}

/* Whether the function may be done before a call, and nothing has failed */
static gboolean is_done_before(const SyntaxNode *body, guint end)
{
    for (guint i = 0; i < body->n_children && body->children[i]->end <= end;
         i++) {
        const SyntaxNode *node = body->children[i];

        if (node->kind == SYNTAX_IF && node->n_children == 2 &&
            only_returns(node->children[1]) &&
            asks_fields(node->children[0], body)) {
            return TRUE;
        }
    }
    return FALSE;
}

Chance chance_of_call(const SyntaxNode *call)
{
    Chance chance = CHANCE_ALWAYS;
    const SyntaxNode *node = call;

    for (; node->parent; node = node->parent) {
        Chance here = CHANCE_ALWAYS;

        if (node->parent->kind == SYNTAX_IF) {
            here = chance_in(node->parent, node, call);
        } else if (node->parent->kind != SYNTAX_BLOCK) {
            here = CHANCE_UNKNOWN;
        }
        if (here == CHANCE_UNKNOWN) {
            return here;
        }
        chance = here == CHANCE_SOMETIMES ? here : chance;
    }
    if (chance == CHANCE_ALWAYS && is_done_before(node, call->start)) {
        return CHANCE_SOMETIMES;
    }
    return chance == CHANCE_ALWAYS && leaves_before(node, call->start)
           ? CHANCE_UNKNOWN : chance;
}

/* Whether a condition asks for a flag that is set where it lets the function go
 * on */
static gboolean asks(const SyntaxNode *condition, const SyntaxNode *beyond)
{
    if ((condition->kind == SYNTAX_MEMBER ||
         (condition->kind == SYNTAX_NAME && !condition->decl)) &&
        is_set(beyond, condition)) {
        return TRUE;
    }
    for (guint i = 0; i < condition->n_children; i++) {
        if (asks(condition->children[i], beyond)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the function returns before a statement of a block if a flag says so
 * that it sets after that */
static gboolean returns_before(const SyntaxNode *block,
                               const SyntaxNode *statement)
{
    for (guint i = 0; i < block->n_children &&
         block->children[i] != statement; i++) {
        const SyntaxNode *before = block->children[i];

        for (guint k = i + 1; before->kind == SYNTAX_IF &&
             before->n_children == 2 && !goes_on(before->children[1]) &&
             k < block->n_children; k++) {
            if (asks(before->children[0], block->children[k])) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

Chance chance_of_init(const SyntaxNode *call)
{
    for (const SyntaxNode *node = call; node->parent; node = node->parent) {
        const SyntaxNode *parent = node->parent;

        if ((parent->kind == SYNTAX_IF && node != parent->children[0] &&
             asks(parent->children[0], node)) ||
            (parent->kind == SYNTAX_BLOCK &&
             returns_before(parent, node))) {
            return CHANCE_SOMETIMES;
        }
    }
    return CHANCE_UNKNOWN;
}
