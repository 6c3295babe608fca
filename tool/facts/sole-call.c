/*
 * sole-call.c - functions that do nothing but free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "sole-call.h"
#include "expression.h"
#include "functions.h"

#include <string.h>

#include "values.h"

/* Variables that are set without doing anything, and go unseen */
static gboolean is_idle(const SyntaxNode *statement)
{
    if (statement->kind != SYNTAX_DECLARATIONS) {
        return FALSE;
    }
    for (guint i = 0; i < statement->n_children; i++) {
        const SyntaxNode *declaration = statement->children[i];

        if (declaration->op || !syntax_has_no_effect(declaration)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The call that a statement is, or a block of it, or an if around it, if any */
static const SyntaxNode *only_call(const SyntaxNode *statement)
{
    if (statement->kind == SYNTAX_BLOCK && statement->n_children == 1) {
        return only_call(statement->children[0]);
    }
    if (statement->kind == SYNTAX_IF && statement->n_children == 2) {
        return syntax_has_no_effect(statement->children[0]) ?
               only_call(statement->children[1]) : NULL;
    }
    return statement->kind == SYNTAX_CALL ? statement : NULL;
}

/* Whether a call frees something, and that is all */
static gboolean only_frees(const SyntaxNode *call)
{
    for (guint i = 1; i < call->n_children; i++) {
        if (!syntax_has_no_effect(call->children[i])) {
            return FALSE;
        }
    }
    return function_effect(call->name) == EFFECT_FREES;
}

static gboolean does_only(const SyntaxNode *body, const SyntaxNode *call)
{
    gboolean found = FALSE;

    for (guint i = 0; i < body->n_children; i++) {
        const SyntaxNode *only = only_call(body->children[i]);

        if (only && only_frees(only)) {
            found |= only == call;
        } else if (!is_idle(body->children[i])) {
            return FALSE;
        }
    }
    return found;
}

/* Where the comment begins that ends on the line above @at, or @at */
static guint comment_above(const char *text, guint at)
{
    guint end = at;
    guint lines = 0;
    guint start;

    while (end > 0 && g_ascii_isspace(text[end - 1])) {
        lines += text[--end] == '\n';
    }
    if (lines != 1 || end < 4 || memcmp(text + end - 2, "*/", 2)) {
        return at;
    }
    for (start = end - 4; memcmp(text + start, "/*", 2); start--) {
        if (start == 0) {
            return at;
        }
    }
    return start == 0 || text[start - 1] == '\n' ? start : at;
}

Location emptied_by(const SyntaxUnit *unit, const SyntaxFunction *function,
                    const SyntaxNode *call)
{
    GBytes *bytes = g_hash_table_lookup(unit->texts, function->file);
    Location where = { NULL };

    if (bytes && function->end <= g_bytes_get_size(bytes) &&
        does_only(function->body, call)) {
        where.file = function->file;
        where.line = function->line;
        where.column = 1;
        where.start = comment_above(g_bytes_get_data(bytes, NULL),
                                    function->start);
        where.end = function->end;
    }
    return where;
}

/* s->mr = NULL; */
static gboolean is_forgetting(const SyntaxNode *statement,
                              const SyntaxNode *place)
{
    return syntax_is_op(statement, SYNTAX_BINARY, "=") &&
           syntax_is_null(statement->children[1]) &&
           syntax_is_same(statement->children[0], place);
}

const SyntaxNode *gone_with(const SyntaxNode *call, const SyntaxNode *released,
                            const SyntaxNode **last)
{
    const SyntaxNode *around = call->parent;
    const SyntaxNode *body = call;
    guint at = 0, n = 1;

    *last = call;
    if (around && around->kind == SYNTAX_BLOCK) {
        while (around->children[at] != call) {
            at++;
        }
        if (at + 1 < around->n_children &&
            is_forgetting(around->children[at + 1],
                          syntax_without_casts(released))) {
            *last = around->children[at + 1];
            n = 2;
        }
        if (around->n_children > n) {
            return call;
        }
        body = around;
        around = around->parent;
    }
    if (around && around->kind == SYNTAX_IF && around->n_children == 2 &&
        around->children[1] == body &&
        syntax_has_no_effect(around->children[0])) {
        *last = around;
        return around;
    }
    return call;
}
