/*
 * results.c - what callers do with the region that a function returns
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Callers need not have been read: only their text tells.
 */
#include "embed/results.h"

#include <string.h>

#include "syntax/tokens.h"
#include "util/intern.h"

/* Whether a call, named by token @i, is a definition's head, or an argument of
 * a memory_region_*() as it is */
static gboolean is_plain_call(const Tokens *tokens, guint i)
{
    static const char *const heads[] = { "{", ";", NULL };
    static const char *const around[] = { ",", ")", NULL };
    guint close = tokens_closing(tokens, i + 1);
    guint open = tokens_enclosing(tokens, i);
    const Token *callee;

    if (!tokens_is(tokens, i + 1, "(")) {
        return FALSE;
    }
    if (tokens_is(tokens, i - 1, "*")) {
        return tokens_is_any(tokens, close + 1, heads);
    }
    callee = open > 0 && tokens_is(tokens, open, "(")
             ? tokens_get(tokens, open - 1) : NULL;
    return callee &&
           (i == open + 1 || tokens_is(tokens, i - 1, ",")) &&
           tokens_is_any(tokens, close + 1, around) &&
           g_str_has_prefix(tokens->text + callee->start, "memory_region_");
}

/* Whether the result of a call, named by token @i, is tested, or may be tested
 * later in a file that was not @read otherwise */
static gboolean is_tested_call(const Tokens *tokens, guint i, gboolean read)
{
    static const char *const before[] = { "!", "==", "!=", "&&", "||", NULL };
    static const char *const behind[] = { "==", "!=", "&&", "||", "?", NULL };
    static const char *const words[] = { "if", "while", NULL };
    guint close = tokens_closing(tokens, i + 1);

    return tokens_is(tokens, i + 1, "(") &&
           ((!read && tokens_is(tokens, i - 1, "=")) ||
            tokens_is_any(tokens, i - 1, before) ||
            tokens_is_any(tokens, close + 1, behind) ||
            (i > 1 && tokens_is(tokens, i - 1, "(") &&
             tokens_is(tokens, close + 1, ")") &&
             tokens_is_any(tokens, i - 2, words)));
}

/* Where a function's result is put to use in a certain way, or NULL */
static const char *find_call(const HomeIndex *index, const char *function,
                             gboolean tested)
{
    const Tree *tree = index->cases->tree;
    const char *words[] = { function, NULL };
    g_autoptr(GPtrArray) sources = tree_sources(tree, NULL, NULL);
    g_autoptr(GPtrArray) files =
        sources ? tree_select(tree, sources, words, NULL) : NULL;

    for (guint i = 0; files && i < files->len; i++) {
        const char *file = intern(files->pdata[i]);
        gboolean read = g_hash_table_contains(index->units, file);
        g_autofree char *text = tree_text(tree, file);
        g_autoptr(Tokens) tokens = text ? tokens_new(text, strlen(text)) : NULL;

        for (guint k = 1; tokens && k < tokens->list->len; k++) {
            if (tokens_is(tokens, k, function) &&
                (tested ? is_tested_call(tokens, k, read)
                        : !is_plain_call(tokens, k))) {
                return intern_format("%s:%u", file,
                                     tokens_get(tokens, k)->line);
            }
        }
    }
    return files ? NULL : function;
}

const char *results_other_use(const HomeIndex *index, const char *function)
{
    return find_call(index, function, FALSE);
}

const char *results_test(const HomeIndex *index, const char *function)
{
    return find_call(index, function, TRUE);
}
