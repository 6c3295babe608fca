/*
 * only-frees.c - functions that do nothing but free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "only-frees.h"

#include <string.h>

#include "counting.h"
#include "expression.h"
#include "functions.h"
#include "values.h"

/* Variables that are set without doing anything, and go unseen */
static gboolean is_idle(const SyntaxNode *statement)
{
    if (syntax_is_op(statement, SYNTAX_BINARY, "=")) {
        /* what forgets counts with the frees */
        return statement->children[0]->kind == SYNTAX_NAME &&
               statement->children[0]->decl &&
               !syntax_is_null(statement->children[1]) &&
               syntax_has_no_effect(statement->children[1]);
    }
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

/* s->mr = NULL; */
static gboolean is_forgetting(const SyntaxNode *statement)
{
    return syntax_is_op(statement, SYNTAX_BINARY, "=") &&
           syntax_is_null(statement->children[1]) &&
           syntax_has_no_effect(statement->children[0]);
}

/* g_free(s->mr); or g_clear_pointer(&s->mr, g_free); or what is known to be
 * the like of them */
static gboolean is_free(const SyntaxNode *statement, const SyntaxNode *call)
{
    guint first = statement->kind == SYNTAX_CALL ? 1 : 0;
    const SyntaxNode *function;

    if (statement->kind == SYNTAX_MACRO_CALL) {
        function = statement->n_children == 2
                   ? syntax_without_casts(statement->children[1]) : NULL;
    } else {
        function = statement->kind == SYNTAX_CALL ? statement : NULL;
    }
    if (statement != call &&
        (!function || !function->name ||
         function_effect(function->name) != EFFECT_FREES)) {
        return FALSE;
    }
    for (guint i = first; i < statement->n_children; i++) {
        if (!syntax_has_no_effect(statement->children[i])) {
            return FALSE;
        }
    }
    return TRUE;
}

/* Whether a statement frees and forgets, and does no more; counts those that
 * do */
static gboolean only_frees(const SyntaxNode *statement, const SyntaxNode *call,
                           guint *n)
{
    if (statement->kind == SYNTAX_BLOCK) {
        for (guint i = 0; i < statement->n_children; i++) {
            if (!only_frees(statement->children[i], call, n)) {
                return FALSE;
            }
        }
        return TRUE;
    }
    if (statement->kind == SYNTAX_RETURN && statement->n_children == 0) {
        return TRUE;
    }
    if (statement->kind == SYNTAX_IF && statement->n_children == 2) {
        return syntax_has_no_effect(statement->children[0]) &&
               only_frees(statement->children[1], call, n);
    }
    if (statement->kind == SYNTAX_FOR) {
        Count count = { 0 };

        return count_read(statement, &count) && count_is_plain(&count) &&
               only_frees(count.body, call, n);
    }
    ++*n;
    return is_free(statement, call) || is_forgetting(statement);
}

static gboolean body_only_frees(const SyntaxNode *body, const SyntaxNode *call,
                                guint *n)
{
    for (guint i = 0; i < body->n_children; i++) {
        if (!is_idle(body->children[i]) &&
            !only_frees(body->children[i], call, n)) {
            return FALSE;
        }
    }
    return TRUE;
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

Location emptied_by_frees(const SyntaxUnit *unit,
                          const SyntaxFunction *function,
                          const SyntaxNode *call, guint *size)
{
    GBytes *bytes = g_hash_table_lookup(unit->texts, function->file);
    Location where = { NULL };

    *size = 0;
    if (bytes && function->end <= g_bytes_get_size(bytes) &&
        body_only_frees(function->body, call, size)) {
        where.file = function->file;
        where.line = function->line;
        where.column = 1;
        where.start = comment_above(g_bytes_get_data(bytes, NULL),
                                    function->start);
        where.end = function->end;
    }
    return where;
}

/* What goes with a call, without regard to a loop around */
static const SyntaxNode *gone_in_loop(const SyntaxNode *call,
                                      const SyntaxNode *released,
                                      const SyntaxNode **last, guint *size)
{
    const SyntaxNode *around = call->parent;
    const SyntaxNode *body = call;
    guint at = 0;

    *last = call;
    *size = 1;
    if (around && around->kind == SYNTAX_BLOCK) {
        while (around->children[at] != call) {
            at++;
        }
        if (at + 1 < around->n_children &&
            is_forgetting(around->children[at + 1]) &&
            syntax_is_same(around->children[at + 1]->children[0],
                           syntax_without_casts(released))) {
            *last = around->children[at + 1];
            *size = 2;
        }
        if (around->n_children > *size) {
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

const SyntaxNode *gone_with(const SyntaxNode *call, const SyntaxNode *released,
                            const SyntaxNode *loop, const SyntaxNode **last,
                            guint *size)
{
    const SyntaxNode *first = gone_in_loop(call, released, last, size);
    const SyntaxNode *body = loop ? loop->children[loop->n_children - 1] : NULL;

    if (!body || (body->kind == SYNTAX_BLOCK
                  ? body->children[0] != first ||
                    body->children[body->n_children - 1] != *last
                  : body != first)) {
        return first;
    }
    *last = loop;
    return loop;
}
