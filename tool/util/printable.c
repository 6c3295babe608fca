/*
 * printable.c - bytes of a tree, for people and programs to read
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/printable.h"

#include <string.h>

static void append_octal(GString *line, const char *from, const char *to)
{
    for (; from < to; from++) {
        g_string_append_printf(line, "\\%03o", (guint8)*from);
    }
}

/* @kept: control characters that stay, %NULL for all */
static char *escape(const char *text, const char *kept)
{
    GString *line = g_string_new(NULL);

    while (text && *text) {
        gunichar c = g_utf8_get_char_validated(text, -1);
        const char *end = text + 1;

        if (c == (gunichar)-1 || c == (gunichar)-2) {
            append_octal(line, text, end);
        } else {
            end = g_utf8_next_char(text);
            if (kept && g_unichar_iscntrl(c) &&
                (end > text + 1 || !strchr(kept, *text))) {
                append_octal(line, text, end);
            } else {
                g_string_append_len(line, text, end - text);
            }
        }
        text = end;
    }
    return g_string_free(line, FALSE);
}

char *printable_utf8(const char *text)
{
    return escape(text, NULL);
}

char *printable_line(const char *text)
{
    return escape(text, "");
}

char *printable_lines(const char *text)
{
    return escape(text, "\n\t");
}
