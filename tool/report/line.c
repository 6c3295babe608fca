/*
 * line.c - lines of a report
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report/line.h"
#include "util/printable.h"

static const char *level_color(const char *level)
{
    switch (level[0]) {
    case 'e':
        return "\033[1;31m";
    case 'w':
        return "\033[1;35m";
    default:
        return "\033[1;36m";
    }
}

static void append(GString *text, const Style *style, const char *level,
                   const Location *where, const char *message)
{
    g_autofree char *shown = style_path(style, where->file);
    g_autofree char *path = printable_line(shown);
    g_autofree char *words = printable_line(message);

    g_string_append_printf(text, "%s%s:", style->color ? "\033[1m" : "", path);
    if (where->line) {
        g_string_append_printf(text, "%u:", where->line);
    }
    if (where->column) {
        g_string_append_printf(text, "%u:", where->column);
    }
    g_string_append_printf(text, "%s %s%s:%s ", style->color ? "\033[0m" : "",
                           style->color ? level_color(level) : "", level,
                           style->color ? "\033[0m" : "");
    g_string_append_printf(text, "%s\n", words);
}

void line_append(GString *text, const Style *style, const char *level,
                 const Location *where, const char *format, ...)
{
    g_autofree char *message = NULL;
    va_list args;

    va_start(args, format);
    message = g_strdup_vprintf(format, args);
    va_end(args);
    append(text, style, level, where, message);
}

void line_append_note(GString *text, const Style *style, const Location *where,
                      const char *format, ...)
{
    g_autofree char *message = NULL;
    va_list args;

    va_start(args, format);
    message = g_strdup_vprintf(format, args);
    va_end(args);
    g_string_append(text, style->flat ? "" : "    ");
    append(text, style, "note", where, message);
}
