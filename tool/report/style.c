/*
 * style.c - how lines of a report look
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report/style.h"

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

static void append_line(GString *text, gboolean color, const char *level,
                        const char *file, guint line, guint column,
                        const char *format, va_list args)
    G_GNUC_PRINTF(7, 0);

static void append_line(GString *text, gboolean color, const char *level,
                        const char *file, guint line, guint column,
                        const char *format, va_list args)
{
    g_string_append_printf(text, "%s%s:", color ? "\033[1m" : "", file);
    if (line) {
        g_string_append_printf(text, "%u:", line);
    }
    if (column) {
        g_string_append_printf(text, "%u:", column);
    }
    g_string_append_printf(text, "%s %s%s:%s ", color ? "\033[0m" : "",
                           color ? level_color(level) : "", level,
                           color ? "\033[0m" : "");
    g_string_append_vprintf(text, format, args);
    g_string_append_c(text, '\n');
}

void style_line(GString *text, gboolean color, const char *level,
                const char *file, guint line, guint column,
                const char *format, ...)
{
    va_list args;

    va_start(args, format);
    append_line(text, color, level, file, line, column, format, args);
    va_end(args);
}

void style_note(GString *text, gboolean color,
                const char *file, guint line, guint column,
                const char *format, ...)
{
    va_list args;

    g_string_append(text, "    ");
    va_start(args, format);
    append_line(text, color, "note", file, line, column, format, args);
    va_end(args);
}
