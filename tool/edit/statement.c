/*
 * statement.c - where statements begin and end, in tokens
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/statement.h"

/* The first of @texts from @i on that stands in no brackets */
static guint find_outside(const Tokens *tokens, guint i,
                          const char *const *texts)
{
    static const char *const opening[] = { "(", "[", "{", NULL };

    while (i < tokens->list->len && !tokens_is_any(tokens, i, texts)) {
        if (tokens_is_any(tokens, i, opening)) {
            i = tokens_closing(tokens, i);
        }
        i++;
    }
    return i;
}

gboolean statement_is_unbraced(const Tokens *tokens, guint first)
{
    static const char *const heads[] = { ")", "else", "do", NULL };

    return first > 0 && tokens_is_any(tokens, first - 1, heads);
}

gboolean statement_is_body(const Tokens *tokens, guint first)
{
    static const char *const heads[] = { "if", "for", "while", NULL };
    guint open;

    if (first == 0 || !tokens_is(tokens, first - 1, ")")) {
        return first > 0 && (tokens_is(tokens, first - 1, "else") ||
                             tokens_is(tokens, first - 1, "do"));
    }
    open = tokens_opening(tokens, first - 1);
    return open > 0 && tokens_is_any(tokens, open - 1, heads);
}

gboolean statement_opens_function(const Tokens *tokens, guint open)
{
    guint depth = 0;

    for (guint i = open; i-- > 0;) {
        if (tokens_is(tokens, i, "}")) {
            depth++;
        } else if (tokens_is(tokens, i, "{") && depth-- == 0) {
            return FALSE;
        }
    }
    return TRUE;
}

gboolean statement_ends_procedure(const Tokens *tokens, guint first,
                                  guint last)
{
    guint open = tokens_is(tokens, last, "}") ? tokens_opening(tokens, last)
                                              : 0;
    guint name = open > 1 && tokens_is(tokens, open - 1, ")")
        ? tokens_opening(tokens, open - 1) - 1 : 0;

    return first > 0 && tokens_is(tokens, first - 1, ":") && name > 0 &&
           tokens_is(tokens, name - 1, "void") &&
           statement_opens_function(tokens, open);
}

/* Whether a declaration begins at a token, going by its first words */
static gboolean is_declaration(const Tokens *tokens, guint first)
{
    static const char *const heads[] = { "return", "goto", "case", NULL };
    guint name = first + 1;

    while (tokens_is(tokens, name, "*")) {
        name++;
    }
    return tokens_is_word(tokens, first) && tokens_is_word(tokens, name) &&
           !tokens_is_any(tokens, first, heads);
}

gboolean statement_is_labelled(const Tokens *tokens, guint first)
{
    guint label = first - 2;

    return first > 2 && tokens_is(tokens, first - 1, ":") &&
           (tokens_is(tokens, label - 1, "case") ||
            (tokens_is_word(tokens, label) &&
             (tokens_ends_statement(tokens, label - 1) ||
              tokens_is(tokens, label - 1, ":"))));
}

gboolean statement_leaves_label(const Tokens *tokens, guint first, guint last)
{
    return first > 0 && tokens_is(tokens, first - 1, ":") &&
           (tokens_is(tokens, last, "}") || is_declaration(tokens, last));
}

gboolean statement_is_in_expression(const Tokens *tokens, guint first)
{
    guint depth = 0;

    while (first-- > 0) {
        if (tokens_is(tokens, first, "}")) {
            depth++;
        } else if (tokens_is(tokens, first, "{") && depth-- == 0) {
            if (first > 0 && tokens_is(tokens, first - 1, "(")) {
                return TRUE;
            }
            depth = 0;
        }
    }
    return FALSE;
}

gboolean statement_is_whole_body(const Tokens *tokens, guint first, guint last,
                                 guint *if_first, guint *if_last)
{
    guint open;

    if (first > 0 && tokens_is(tokens, first - 1, "{") &&
        tokens_is(tokens, last, "}")) {
        first--;
        last++;
    }
    if (first == 0 || !tokens_is(tokens, first - 1, ")") ||
        tokens_is(tokens, last, "else")) {
        return FALSE;
    }
    open = tokens_opening(tokens, first - 1);
    if (open == 0 || !tokens_is(tokens, open - 1, "if")) {
        return FALSE;
    }
    *if_first = open - 1;
    *if_last = last;
    return TRUE;
}

guint statement_end(const Tokens *tokens, guint first)
{
    static const char *const ends[] = { ";", NULL };

    return find_outside(tokens, first, ends) + 1;
}

guint expression_end(const Tokens *tokens, guint first)
{
    static const char *const ends[] = { ",", ";", NULL };

    return find_outside(tokens, first, ends);
}

guint assignment_operator(const Tokens *tokens, guint first, guint last)
{
    static const char *const equals[] = { "=", NULL };

    return MIN(find_outside(tokens, first, equals), last);
}

Span statement_function(const Tokens *tokens, guint index)
{
    guint open = index;

    while (open > 0 && !(tokens_is(tokens, open, "{") &&
                         statement_opens_function(tokens, open))) {
        open--;
    }
    return (Span) { open, tokens_closing(tokens, open) };
}

/* Whether a word is declared without a value: int i; or T *p; */
static gboolean is_declared_at(const Tokens *tokens, guint index)
{
    static const char *const before[] = {
        ";", "{", "}", "const", "struct", "static", NULL,
    };
    guint type = index - 1;

    if (!tokens_is(tokens, index + 1, ";")) {
        return FALSE;
    }
    while (tokens_is(tokens, type, "*")) {
        type--;
    }
    return tokens_is_word(tokens, type) && !tokens_is(tokens, type, "return") &&
           (type == index - 1 || tokens_is_any(tokens, type - 1, before));
}

/* Whether a word is declared as an array with values: int order[2] = { 1 }; */
static gboolean is_table_at(const Tokens *tokens, guint index)
{
    static const char *const no_types[] = {
        "return", "else", "do", "goto", "sizeof", NULL,
    };
    guint end = index + 1;
    guint type = index - 1;

    while (tokens_is(tokens, end, "[")) {
        end = tokens_closing(tokens, end) + 1;
    }
    if (end == index + 1 || !tokens_is(tokens, end, "=")) {
        return FALSE;
    }
    while (tokens_is(tokens, type, "*")) {
        type--;
    }
    return tokens_is_word(tokens, type) &&
           !tokens_is_any(tokens, type, no_types);
}

/* Whether a word is named, not as a field, and neither set nor declared */
static gboolean is_read_at(const Tokens *tokens, guint index, const char *word)
{
    return tokens_name(tokens, index, word) &&
           !tokens_is(tokens, index + 1, "=") &&
           !is_declared_at(tokens, index) && !is_table_at(tokens, index);
}

/* Whether a variable is set somewhere in a span */
static gboolean is_set_in(const Tokens *tokens, Span span, const char *word)
{
    for (guint i = span.first; i < span.last; i++) {
        if (tokens_name(tokens, i, word) &&
            (tokens_is(tokens, i + 1, "=") || is_table_at(tokens, i))) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_in(const GArray *spans, guint index)
{
    for (guint i = 0; i < spans->len; i++) {
        const Span *span = &g_array_index(spans, Span, i);

        if (index >= span->first && index < span->last) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean statement_is_read_beside(const Tokens *tokens, guint index,
                                  const GArray *gone, const char *name)
{
    const Span function = statement_function(tokens, index);

    for (guint i = function.first; i < function.last; i++) {
        if (!is_in(gone, i) && is_read_at(tokens, i, name)) {
            return TRUE;
        }
    }
    return FALSE;
}

guint statement_count_reads(const Tokens *tokens, const Span *span,
                            const char *name)
{
    guint n = 0;

    for (guint i = span->first; i < span->last; i++) {
        n += is_read_at(tokens, i, name);
    }
    return n;
}

gboolean statement_reads_last(const Tokens *tokens, guint first,
                              const GArray *gone, const char *const *except)
{
    guint condition_end = tokens_closing(tokens, first + 1);
    const Span function = statement_function(tokens, first);

    for (guint i = first + 2; i < condition_end; i++) {
        const Token *token = tokens_get(tokens, i);
        g_autofree char *word = g_strndup(tokens->text + token->start,
                                          token->end - token->start);

        if (tokens_is_word(tokens, i) && is_read_at(tokens, i, word) &&
            is_set_in(tokens, function, word) &&
            !g_strv_contains(except, word) &&
            !statement_is_read_beside(tokens, i, gone, word)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a word is set, and read, by tokens that stay */
static gboolean is_used_without(const Tokens *tokens, guint index,
                                const gboolean *gone, const char *word)
{
    const Span function = statement_function(tokens, index);
    gboolean set = FALSE;

    for (guint i = function.first; i < function.last; i++) {
        if (gone[i]) {
            continue;
        }
        if (is_read_at(tokens, i, word)) {
            return TRUE;
        }
        set |= is_set_in(tokens, (Span) { i, i + 1 }, word);
    }
    return !set;
}

gboolean statement_leaves_unread(const Tokens *tokens, const gboolean *gone,
                                 guint first, guint last)
{
    for (guint i = first; i < last; i++) {
        const Token *token = tokens_get(tokens, i);
        g_autofree char *word = g_strndup(tokens->text + token->start,
                                          token->end - token->start);

        if (tokens_is_word(tokens, i) && is_read_at(tokens, i, word) &&
            !is_used_without(tokens, i, gone, word)) {
            return TRUE;
        }
    }
    return FALSE;
}

gboolean expression_has_effect(const Tokens *tokens, guint first, guint last)
{
    static const char *const effects[] = {
        "(", "=", "++", "--", "<<=", ">>=", "+=", "-=", "*=", "/=", "%=", "&=",
        "|=", "^=", NULL,
    };

    for (guint i = first; i < last; i++) {
        if (tokens_is_any(tokens, i, effects)) {
            return TRUE;
        }
    }
    return FALSE;
}
