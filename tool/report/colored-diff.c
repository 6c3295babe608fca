/*
 * colored-diff.c - a diff with git's colours
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report.h"

#include <string.h>

#define META "\033[1m"
#define HUNK "\033[36m"
#define OLD "\033[31m"
#define NEW "\033[32m"
#define PLAIN "\033[m"

static const char *line_color(const char *line, gboolean in_head)
{
    if (in_head) {
        return META;
    }
    switch (line[0]) {
    case '@':
        return HUNK;
    case '-':
        return OLD;
    case '+':
        return NEW;
    default:
        return NULL;
    }
}

char *report_diff(const char *diff, const Style *style)
{
    GString *text = g_string_new(NULL);
    gboolean in_head = FALSE;

    for (const char *line = diff; style->color && *line;) {
        gsize length = strcspn(line, "\n");
        const char *color;

        /* a line that goes may begin with two more dashes */
        in_head = g_str_has_prefix(line, "diff --git ") ||
                  (in_head && line[0] != '@');
        color = line_color(line, in_head);
        g_string_append(text, color ? color : "");
        g_string_append_len(text, line, length);
        g_string_append(text, color ? PLAIN : "");
        line += length;
        if (*line) {
            g_string_append_c(text, *line++);
        }
    }
    return g_string_free(style->color ? text : g_string_assign(text, diff),
                         FALSE);
}
