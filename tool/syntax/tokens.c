/*
 * tokens.c - the tokens of a C file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/tokens.h"

#include <string.h>

static gboolean is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_' || (c & 0x80);
}

static gboolean is_comment(const char *text, gsize length, gsize at)
{
    return text[at] == '/' && at + 1 < length &&
           (text[at + 1] == '/' || text[at + 1] == '*');
}

/* Behind the comment that starts at @at */
static gsize comment_end(const char *text, gsize length, gsize at)
{
    const char *found = text[at + 1] == '*'
        ? memmem(text + at + 2, length - at - 2, "*/", 2)
        : memchr(text + at, '\n', length - at);

    if (!found) {
        return length;
    }
    return found - text + (*found == '*' ? 2 : 0);
}

/*
 * Behind the string or character that starts at @at.  It ends with its line
 * at the latest: an apostrophe in the text of an #error opens nothing.
 */
static gsize literal_end(const char *text, gsize length, gsize at)
{
    char quote = text[at++];

    while (at < length && text[at] != quote && text[at] != '\n') {
        at += text[at] == '\\' && at + 1 < length ? 2 : 1;
    }
    return at < length && text[at] == quote ? at + 1 : MIN(at, length);
}

static gsize punctuator_end(const char *text, gsize length, gsize at)
{
    static const char *const punctuators[] = {
        "<<=", ">>=", "...", "->", "++", "--", "<<", ">>", "<=", ">=", "==",
        "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "##",
    };

    /* most are of one character */
    if (at + 1 >= length || !strchr("<>=.-+&|#", text[at + 1])) {
        return at + 1;
    }
    for (guint i = 0; i < G_N_ELEMENTS(punctuators); i++) {
        gsize n = strlen(punctuators[i]);

        if (text[at] == punctuators[i][0] && n <= length - at &&
            !memcmp(text + at, punctuators[i], n)) {
            return at + n;
        }
    }
    return at + 1;
}

static gsize token_end(const char *text, gsize length, gsize at)
{
    if (text[at] == '"' || text[at] == '\'') {
        return literal_end(text, length, at);
    }
    if (is_word(text[at])) {
        while (at < length && is_word(text[at])) {
            at++;
        }
        return at;
    }
    return punctuator_end(text, length, at);
}

/* Sets the line behind what may have newlines in it, as all but words may */
static void count_lines(Token *token, const char *text, gsize *line_start)
{
    const char *end = text + token->end;
    const char *at = text + token->start;

    while ((at = memchr(at, '\n', end - at))) {
        at++;
        token->line++;
        *line_start = at - text;
    }
}

Tokens *tokens_new(const char *text, gsize length)
{
    Tokens *tokens = g_new(Tokens, 1);
    Token token = { .line = 1 };
    gsize line_start = 0;

    tokens->text = text;
    tokens->length = length;
    tokens->list = g_array_new(FALSE, FALSE, sizeof(Token));
    for (; token.start < length; token.start = token.end) {
        gsize at = token.start;

        token.column = at - line_start;
        token.end = at + 1;
        if (is_comment(text, length, at)) {
            token.end = comment_end(text, length, at);
        } else if (!g_ascii_isspace(text[at])) {
            token.end = token_end(text, length, at);
            g_array_append_val(tokens->list, token);
        }
        if (!is_word(text[at])) {
            count_lines(&token, text, &line_start);
        }
    }
    return tokens;
}

void tokens_free(Tokens *tokens)
{
    g_array_unref(tokens->list);
    g_free(tokens);
}

const Token *tokens_get(const Tokens *tokens, guint index)
{
    g_assert(index < tokens->list->len);
    return &g_array_index(tokens->list, Token, index);
}

gboolean tokens_is(const Tokens *tokens, guint index, const char *text)
{
    const Token *token;
    const char *spelling;

    if (index >= tokens->list->len) {
        return FALSE;
    }
    token = tokens_get(tokens, index);
    spelling = tokens->text + token->start;
    /* one character tells nearly always */
    return spelling[0] == text[0] &&
           token->end - token->start == strlen(text) &&
           !memcmp(spelling, text, token->end - token->start);
}

gboolean tokens_is_any(const Tokens *tokens, guint index,
                       const char *const *texts)
{
    for (; *texts; texts++) {
        if (tokens_is(tokens, index, *texts)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean tokens_spell(const Tokens *tokens, guint first, guint last,
                      const char *text)
{
    g_autoptr(Tokens) words = tokens_new(text, strlen(text));

    if (words->list->len != last - first) {
        return FALSE;
    }
    for (guint i = 0; i < words->list->len; i++) {
        const Token *word = tokens_get(words, i);
        g_autofree char *spelling = g_strndup(text + word->start,
                                              word->end - word->start);

        if (!tokens_is(tokens, first + i, spelling)) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean tokens_name(const Tokens *tokens, guint index, const char *name)
{
    static const char *const selectors[] = { "->", ".", NULL };

    return tokens_is(tokens, index, name) &&
           (index == 0 || !tokens_is_any(tokens, index - 1, selectors));
}

gboolean tokens_ends_statement(const Tokens *tokens, guint index)
{
    static const char *const ends[] = { ";", "{", "}", NULL };

    return tokens_is_any(tokens, index, ends);
}

gboolean tokens_is_word(const Tokens *tokens, guint index)
{
    char first;

    if (index >= tokens->list->len) {
        return FALSE;
    }
    first = tokens->text[tokens_get(tokens, index)->start];
    return g_ascii_isalpha(first) || first == '_';
}

guint tokens_find(const Tokens *tokens, guint offset)
{
    guint low = 0;
    guint high = tokens->list->len;

    while (low < high) {
        guint middle = low + (high - low) / 2;

        if (tokens_get(tokens, middle)->start < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* +1 for an opening bracket of any kind, -1 for a closing one */
static int bracket(const Tokens *tokens, guint index)
{
    switch (tokens->text[tokens_get(tokens, index)->start]) {
    case '(':
    case '[':
    case '{':
        return 1;
    case ')':
    case ']':
    case '}':
        return -1;
    default:
        return 0;
    }
}

guint tokens_closing(const Tokens *tokens, guint index)
{
    int depth = 0;

    for (; index < tokens->list->len; index++) {
        depth += bracket(tokens, index);
        if (depth == 0) {
            return index;
        }
    }
    return tokens->list->len;
}

guint tokens_opening(const Tokens *tokens, guint index)
{
    int depth = 0;

    for (; index < tokens->list->len; index--) {
        depth += bracket(tokens, index);
        if (depth == 0) {
            return index;
        }
    }
    return tokens->list->len;
}

guint tokens_enclosing(const Tokens *tokens, guint index)
{
    int depth = 0;

    while (index > 0) {
        depth += bracket(tokens, --index);
        if (depth > 0) {
            return index;
        }
    }
    return tokens->list->len;
}
