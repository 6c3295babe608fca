/*
 * plain.c - a file without what spatch cannot read, or need not
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * spatch passes over a function that it cannot parse.  What the words below
 * say is of no importance for where an edit is made, so that it does not get
 * to see them.
 */
#include "edit/plain.h"

#include <string.h>

#include "edit/statement.h"

/* Blanks the tokens from @first up to @last */
static void blank(char *text, const Tokens *tokens, guint first, guint last)
{
    guint end = tokens_get(tokens, last - 1)->end;

    for (guint at = tokens_get(tokens, first)->start; at < end; at++) {
        if (!g_ascii_isspace(text[at])) {
            text[at] = ' ';
        }
    }
}

/* Whether the parenthesis at @open holds a pointer type and casts what
 * follows */
static gboolean is_cast(const Tokens *tokens, guint open, guint close)
{
    return close > open + 2 && tokens_is(tokens, close - 1, "*") &&
           tokens_is_word(tokens, open + 1) &&
           (tokens_is_word(tokens, close + 1) ||
            tokens_is(tokens, close + 1, "(") ||
            tokens_is(tokens, close + 1, "&"));
}

/* Takes casts and parentheses off the expression from @first up to @last */
static void unwrap(char *text, const Tokens *tokens, guint first, guint last)
{
    while (first < last && tokens_is(tokens, first, "(")) {
        guint close = tokens_closing(tokens, first);

        if (close + 1 == last) {
            blank(text, tokens, first, first + 1);
            blank(text, tokens, close, close + 1);
            first++;
            last--;
        } else if (close + 1 < last && is_cast(tokens, first, close)) {
            blank(text, tokens, first, close + 1);
            first = close + 1;
        } else {
            return;
        }
    }
}

/* Takes parentheses off a call, but those that belong to something else */
static void unwrap_call(char *text, const Tokens *tokens, guint name)
{
    static const char *const before[] = {
        "(", "!", "=", "return", ";", "{", "}", NULL,
    };
    guint close = tokens_closing(tokens, name + 1);

    while (name > 1 && tokens_is(tokens, name - 1, "(") &&
           tokens_is(tokens, close + 1, ")") &&
           tokens_is_any(tokens, name - 2, before)) {
        blank(text, tokens, name - 1, name);
        blank(text, tokens, close + 1, close + 2);
        name--;
        close++;
    }
}

/* mr = g_new(MemoryRegion, 1) as the region of an init, which is from @first up
 * to @last: what it is allocated with does not matter any more */
static void blank_allocation(char *text, const Tokens *tokens, guint first,
                             guint last)
{
    guint equals;

    while (tokens_is(tokens, first, "(") &&
           tokens_closing(tokens, first) + 1 == last) {
        first++;
        last--;
    }
    equals = assignment_operator(tokens, first, last);
    if (equals < last) {
        blank(text, tokens, equals, last);
    }
}

static void unwrap_edit(char *text, const Tokens *tokens, const Edit *edit)
{
    guint first = tokens_find(tokens, edit->where.start);
    guint close;

    if (edit->init) {
        guint name = tokens_find(tokens, edit->init->call.start);

        if (tokens_is(tokens, name + 1, "(") &&
            tokens_closing(tokens, name + 1) < tokens->list->len) {
            guint end = expression_end(tokens, name + 2);

            blank_allocation(text, tokens, name + 2, end);
            unwrap(text, tokens, name + 2, end);
            unwrap_call(text, tokens, name);
        }
    }
    /* (mr) = g_new(MemoryRegion, 1); */
    close = tokens_is(tokens, first, "(") ? tokens_closing(tokens, first) : 0;
    if (close && tokens_is(tokens, close + 1, "=")) {
        unwrap(text, tokens, first, close + 1);
    }
}

/* MemoryRegion *const mr: spatch loses the word when it writes a declaration */
static void blank_qualifiers(char *text, const Tokens *tokens,
                             const Edit *edit)
{
    guint first = tokens_find(tokens, edit->where.start);

    for (guint i = first; edit->declared && !tokens_is(tokens, i, "=") &&
         i < tokens->list->len; i++) {
        if (tokens_is(tokens, i, "const")) {
            blank(text, tokens, i, i + 1);
        }
    }
}

static gboolean starts_an_edit(const FileEdit *file, const Tokens *tokens,
                               guint token)
{
    for (guint i = 0; i < file->edits->len; i++) {
        const Edit *edit = g_ptr_array_index(file->edits, i);

        if (tokens_find(tokens, edit->where.start) == token) {
            return TRUE;
        }
    }
    return FALSE;
}

/*
 * Behind a macro that is a statement without a semicolon, or 0.  One right in
 * front of an edit is not blanked: it may be the head of a loop.
 */
static guint bare_macro_end(const FileEdit *file, const Tokens *tokens,
                            guint first)
{
    static const char *const before[] = { ";", "{", "}", ":", NULL };
    static const char *const heads[] = {
        "if", "for", "while", "switch", "return", "sizeof", NULL,
    };
    guint close;

    if (first == 0 || !tokens_is(tokens, first + 1, "(") ||
        !tokens_is_word(tokens, first) ||
        tokens_is_any(tokens, first, heads) ||
        !tokens_is_any(tokens, first - 1, before)) {
        return 0;
    }
    close = tokens_closing(tokens, first + 1);
    return close + 1 < tokens->list->len &&
           (tokens_is_word(tokens, close + 1) ||
            tokens_is(tokens, close + 1, "}")) &&
           tokens_get(tokens, close + 1)->line >
           tokens_get(tokens, close)->line &&
           !starts_an_edit(file, tokens, close + 1) ? close + 1 : 0;
}

/* Behind what begins at @first and is of no use to spatch, or 0 */
static guint noise_end(const FileEdit *file, const Tokens *tokens, guint first,
                       guint depth)
{
    static const char *const attributes[] = {
        "__attribute__", "__attribute", "_Alignas", NULL,
    };
    static const char *const words[] = { "_Thread_local", "__thread", NULL };

    if (tokens_is_any(tokens, first, attributes) &&
        tokens_is(tokens, first + 1, "(")) {
        return tokens_closing(tokens, first + 1) + 1;
    }
    if (tokens_is(tokens, first, "[") && tokens_is(tokens, first + 1, "[")) {
        return tokens_closing(tokens, first) + 1;
    }
    if (tokens_is_any(tokens, first, words)) {
        return first + 1;
    }
    if (tokens_is(tokens, first, "goto") &&
        tokens_is(tokens, first + 1, "*")) {
        return statement_end(tokens, first) - 1;
    }
    return depth ? bare_macro_end(file, tokens, first) : 0;
}

static void blank_noise(char *text, const FileEdit *file,
                        const Tokens *tokens)
{
    guint depth = 0;

    for (guint i = 0; i < tokens->list->len; i++) {
        guint end = noise_end(file, tokens, i, depth);

        if (end > i && end <= tokens->list->len) {
            blank(text, tokens, i, end);
            i = end - 1;
        } else if (tokens_is(tokens, i, "{")) {
            depth++;
        } else if (tokens_is(tokens, i, "}") && depth) {
            depth--;
        }
    }
}

Plain *plain_new(const FileEdit *file)
{
    gsize length = g_bytes_get_size(file->before);
    Plain *plain = g_new0(Plain, 1);
    g_autoptr(Tokens) tokens = NULL;
    g_autoptr(Tokens) bare = NULL;

    plain->original = g_strndup(g_bytes_get_data(file->before, NULL), length);
    plain->bare = g_strdup(plain->original);
    tokens = tokens_new(plain->original, length);
    for (guint i = 0; i < file->edits->len; i++) {
        unwrap_edit(plain->bare, tokens,
                    g_ptr_array_index(file->edits, i));
    }
    plain->text = g_strdup(plain->bare);
    bare = tokens_new(plain->bare, length);
    blank_noise(plain->text, file, bare);
    for (guint i = 0; i < file->edits->len; i++) {
        blank_qualifiers(plain->text, bare,
                         g_ptr_array_index(file->edits, i));
    }
    plain->tokens = tokens_new(plain->text, length);
    return plain;
}

void plain_free(Plain *plain)
{
    tokens_free(plain->tokens);
    g_free(plain->original);
    g_free(plain->bare);
    g_free(plain->text);
    g_free(plain);
}

gboolean plain_is_whole(const Plain *plain, guint start, guint end)
{
    return !memcmp(plain->bare + start, plain->text + start, end - start);
}
