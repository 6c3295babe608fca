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
