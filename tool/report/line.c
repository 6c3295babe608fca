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
                        const char *file, guint line, guint column,
                        const char *format, va_list args)
    G_GNUC_PRINTF(7, 0);

static void append(GString *text, const Style *style, const char *level,
                        const char *file, guint line, guint column,
                        const char *format, va_list args)
{
    g_autofree char *shown = style_path(style, file);
    g_autofree char *path = printable_line(shown);
    g_autofree char *raw = g_strdup_vprintf(format, args);
    g_autofree char *words = printable_line(raw);

    g_string_append_printf(text, "%s%s:", style->color ? "\033[1m" : "", path);
    if (line) {
        g_string_append_printf(text, "%u:", line);
    }
    if (column) {
        g_string_append_printf(text, "%u:", column);
    }
    g_string_append_printf(text, "%s %s%s:%s ", style->color ? "\033[0m" : "",
                           style->color ? level_color(level) : "", level,
                           style->color ? "\033[0m" : "");
    g_string_append_printf(text, "%s\n", words);
}

void line_append(GString *text, const Style *style, const char *level,
                const char *file, guint line, guint column,
                const char *format, ...)
{
    va_list args;

    va_start(args, format);
    append(text, style, level, file, line, column, format, args);
    va_end(args);
}

void line_append_note(GString *text, const Style *style,
                const char *file, guint line, guint column,
                const char *format, ...)
{
    va_list args;

    g_string_append(text, style->flat ? "" : "    ");
    va_start(args, format);
    append(text, style, "note", file, line, column, format, args);
    va_end(args);
}
