/*
 * words.c - the tokens of a changed statement, and what parts them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/words.h"

#include <string.h>

#include "edit/column.h"

/* What stands in front of token @index, without white space at line ends */
static char *gap_before(const Tokens *tokens, guint index)
{
    const Token *token = tokens_get(tokens, index);
    guint start = index ? tokens_get(tokens, index - 1)->end : 0;
    g_autofree char *gap = g_strndup(tokens->text + start,
                                     token->start - start);
    g_auto(GStrv) lines = g_strsplit(gap, "\n", -1);

    for (guint i = 0; lines[i] && lines[i + 1]; i++) {
        g_strchomp(lines[i]);
    }
    return g_strjoinv("\n", lines);
}

/* What stands between two words that did not stand side by side before */
static char *new_gap(const char *left, const char *right)
{
    if (g_str_equal(left, ";")) {
        return g_strdup("\n");
    }
    if (g_str_equal(left, ".") || g_str_equal(left, "->") ||
        g_str_equal(right, ".") || g_str_equal(right, "->") ||
        g_str_equal(left, "[") || strchr("[]", right[0])) {
        return g_strdup("");
    }
    if (g_str_equal(left, "*") && g_str_equal(right, "*")) {
        return g_strdup("");
    }
    if (g_str_equal(left, "(") || g_str_equal(left, "!") ||
        strchr(");,", right[0]) ||
        (g_str_equal(right, "(") && !g_str_equal(left, "if"))) {
        return g_strdup("");
    }
    return g_strdup(" ");
}

/* The same, where a comment stood that belongs to what follows it */
static char *new_gap_with_comment(const char *left, const char *gap,
                                  const char *right)
{
    g_autofree char *comment = g_strstrip(g_strdup(gap));

    if (!*comment) {
        return new_gap(left, right);
    }
    return g_strconcat(g_ascii_isspace(gap[0]) && strcmp(left, "(") ? " " : "",
                       comment, strstr(comment, "//") ? "\n" :
                       strchr(");,", right[0]) ? "" : " ", NULL);
}

static void word_clear(gpointer data)
{
    Word *word = data;

    g_free(word->text);
    g_free(word->gap);
}

/* Where the line of token @index begins, behind its indentation */
static guint old_column(const Tokens *before, guint index)
{
    gsize line = column_line_start(before->text,
                                   tokens_get(before, index)->start);

    return column_of(before, line + strspn(before->text + line, " \t"));
}

static Word read_word(const Tokens *before, const Change *change,
                      const Written *written, const Word *left, char *text)
{
    Word word = { .text = text, .before = NOWHERE };
    g_autofree char *gap = NULL;

    if (written->kept) {
        word.before = written->before;
    }
    if (!left) {
        word.gap = g_strdup("");
        return word;
    }
    if (written->stands_for) {
        gap = gap_before(before, written->stands_for - 1);
        if (left->before == written->stands_for - 2) {
            if (strchr(gap, '\n')) {
                word.old_column = old_column(before, written->stands_for - 1);
            }
            word.gap = g_steal_pointer(&gap);
            return word;
        }
    }
    /* the address of what takes the place of a pointer */
    if (!written->kept && left->before == NOWHERE &&
        g_str_equal(left->text, "&")) {
        word.gap = g_strdup("");
        return word;
    }
    if (!written->kept || written->before == change->first) {
        word.gap = new_gap(left->text, text);
        return word;
    }
    gap = gap_before(before, written->before);
    if (left->before != written->before - 1) {
        word.gap = new_gap_with_comment(left->text, gap, text);
        return word;
    }
    word.gap = g_steal_pointer(&gap);
    if (strchr(word.gap, '\n')) {
        word.old_column = old_column(before, written->before);
    }
    return word;
}

gboolean word_is_directive(const Word *word)
{
    return g_str_equal(word->text, "#") && strchr(word->gap, '\n');
}

static char *spell(const Tokens *before, const Written *written)
{
    const Token *token;

    if (!written->kept) {
        return g_strdup(written->text);
    }
    token = tokens_get(before, written->before);
    return g_strndup(before->text + token->start, token->end - token->start);
}

GArray *words_of_change(const Tokens *before, const Change *change)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));

    g_array_set_clear_func(words, word_clear);
    for (guint i = 0; i < change->written->len; i++) {
        const Written *written = &g_array_index(change->written, Written, i);
        Word word = read_word(before, change, written,
                              i ? &g_array_index(words, Word, i - 1) : NULL,
                              spell(before, written));

        g_array_append_val(words, word);
    }
    return words;
}
