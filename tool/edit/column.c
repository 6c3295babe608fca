/*
 * column.c - columns as a line is shown
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "edit/column.h"

#include <string.h>

static guint advance(guint column, char c)
{
    if (c == '\t') {
        return column - column % COLUMN_TAB + COLUMN_TAB;
    }
    /* the later bytes of a UTF-8 sequence take no room */
    return (c & 0xc0) == 0x80 ? column : column + 1;
}

guint column_behind(guint column, const char *text)
{
    for (; *text; text++) {
        column = advance(column, *text);
    }
    return column;
}

gsize column_line_start(const char *text, gsize at)
{
    while (at > 0 && text[at - 1] != '\n') {
        at--;
    }
    return at;
}

guint column_of(const Tokens *tokens, gsize at)
{
    guint column = 0;

    for (gsize i = column_line_start(tokens->text, at); i < at; i++) {
        column = advance(column, tokens->text[i]);
    }
    return column;
}

static gsize line_end(const char *text, gsize at)
{
    return at + strcspn(text + at, "\r\n");
}

static guint line_width(const Tokens *tokens, guint token)
{
    return column_of(tokens, line_end(tokens->text,
                                      tokens_get(tokens, token)->start));
}

/* The longest line that something is taken from */
static guint old_width(const Tokens *tokens, const Change *change)
{
    guint width = line_width(tokens, change->last - 1);

    for (guint i = 0; i < change->written->len; i++) {
        const Written *written = &g_array_index(change->written, Written, i);

        if (written->kept) {
            width = MAX(width, line_width(tokens, written->before));
        }
    }
    return MAX(width, line_width(tokens, change->first));
}

gboolean column_fits(const Tokens *tokens, const Change *change,
                     const char *text)
{
    gsize end = tokens_get(tokens, change->last - 1)->end;
    g_autofree char *rest = g_strndup(tokens->text + end,
                                      line_end(tokens->text, end) - end);
    g_autofree char *all = g_strconcat(text, rest, NULL);
    g_auto(GStrv) lines = g_strsplit(all, "\n", -1);
    guint limit = MAX(COLUMN_LAST, old_width(tokens, change));
    guint column = column_of(tokens, tokens_get(tokens, change->first)->start);

    for (guint i = 0; lines[i]; i++) {
        if (column_behind(column, lines[i]) > limit) {
            return FALSE;
        }
        column = 0;
    }
    return TRUE;
}
