/*
 * uncompiled-calls.c - calls that a unit's text shows and its syntax does not
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A helper that one configuration calls twice is a helper that is called twice.
 * What no compiled function contains is run by other objects, as a rule: boards
 * that are not built.
 */
#include "home-read.h"
#include "flow/expression.h"
#include "syntax/tokens.h"
#include "util/intern.h"

/* Lines of the unit's file that the syntax has calls and declarations at, by
 * name of any function that it knows; those behind macros are elsewhere */
static void add_line(GHashTable *lines, const char *name, guint line)
{
    GArray *list = g_hash_table_lookup(lines, name);

    if (list) {
        g_array_append_val(list, line);
    }
}

static void add_calls(GHashTable *lines, const SyntaxNode *node)
{
    if (node->kind == SYNTAX_CALL && node->name) {
        add_line(lines, node->name, node->line);
    }
    for (guint i = 0; i < node->n_children; i++) {
        add_calls(lines, node->children[i]);
    }
}

static GHashTable *lines_known(const SyntaxUnit *unit)
{
    GHashTable *lines = g_hash_table_new_full(
        NULL, NULL, NULL, (GDestroyNotify)g_array_unref);

    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (!g_hash_table_contains(lines, function->name)) {
            g_hash_table_insert(lines, (gpointer)function->name,
                                g_array_new(FALSE, FALSE, sizeof(guint)));
        }
    }
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->file == unit->file) {
            add_line(lines, function->name, function->line);
            if (function->body) {
                add_calls(lines, function->body);
            }
        }
    }
    return lines;
}

/* Takes a line, or any, off a list */
static gboolean take(GArray *list, const guint *line)
{
    for (guint i = 0; i < list->len; i++) {
        if (!line || g_array_index(list, guint, i) == *line) {
            g_array_remove_index_fast(list, i);
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_in_function(const SyntaxUnit *unit, const Token *token)
{
    for (guint i = 0; i < unit->functions->len; i++) {
        const SyntaxFunction *function = unit->functions->pdata[i];

        if (function->body && function->file == unit->file &&
            token->start >= function->start && token->end <= function->end) {
            return TRUE;
        }
    }
    return FALSE;
}

void uncompiled_calls_read(HomeFacts *facts, const UnitScope *scope)
{
    const SyntaxUnit *unit = scope->unit;
    GBytes *bytes = g_hash_table_lookup(unit->texts, unit->file);
    gsize length = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &length) : "";
    g_autoptr(Tokens) tokens = tokens_new(text, length);
    g_autoptr(GHashTable) lines = lines_known(unit);
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(CallRow));

    for (guint i = 0; i + 1 < tokens->list->len; i++) {
        const Token *token = tokens_get(tokens, i);
        const char *word;
        GArray *list;

        if (!tokens_is_word(tokens, i) || !tokens_is(tokens, i + 1, "(") ||
            (i > 0 && (tokens_is(tokens, i - 1, ".") ||
                       tokens_is(tokens, i - 1, "->")))) {
            continue;
        }
        word = intern_format("%.*s", (int)(token->end - token->start),
                             text + token->start);
        list = g_hash_table_lookup(lines, word);
        if (list && !take(list, &token->line) &&
            is_in_function(unit, token)) {
            CallRow row = {
                .caller = word, .callee = unit_scope_key(scope, word),
                .uncompiled = TRUE,
                .first = { .file = unit->file, .line = token->line,
                           .column = token->column + 1,
                           .start = token->start, .end = token->end },
            };

            row.second = row.first;
            g_array_append_val(rows, row);
        }
    }
    for (guint i = 0; i < rows->len; i++) {
        const CallRow *row = &g_array_index(rows, CallRow, i);

        if (!take(g_hash_table_lookup(lines, row->caller), NULL)) {
            g_array_append_vals(facts->calls, row, 1);
        }
    }
}
