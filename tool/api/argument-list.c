/*
 * argument-list.c - argument and parameter lists in QEMU's layout
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "argument-list.h"

#include <string.h>

/* Behind a comment, string or character constant that begins at @offset */
static guint skip_token(const char *text, guint offset)
{
    const char *p = text + offset;

    if (p[0] == '/' && p[1] == '*') {
        const char *end = strstr(p + 2, "*/");

        return end ? (guint)(end + 2 - text) : offset + (guint)strlen(p);
    }
    if (p[0] == '/' && p[1] == '/') {
        return offset + strcspn(p, "\n");
    }
    if (p[0] == '"' || p[0] == '\'') {
        const char *end = p + 1;

        while (*end && *end != p[0]) {
            end += end[0] == '\\' && end[1] ? 2 : 1;
        }
        return end - text + (*end ? 1 : 0);
    }
    return offset + 1;
}

static void list_item_free(gpointer data)
{
    ListItem *item = data;

    g_free(item->text);
    g_free(item);
}

static void add_item(GPtrArray *items, const char *text, guint start, guint end)
{
    ListItem *item = g_new0(ListItem, 1);

    while (start < end && g_ascii_isspace(text[start])) {
        item->new_line |= text[start] == '\n';
        start++;
    }
    item->column = layout_column(text, start);
    item->text = g_strchomp(g_strndup(text + start, end - start));
    g_ptr_array_add(items, item);
}

GPtrArray *layout_split(const char *text, guint open, guint *close)
{
    g_autoptr(GPtrArray) items =
        g_ptr_array_new_with_free_func(list_item_free);
    guint start = open + 1;
    int depth = 0;

    for (guint offset = open; text[offset];
         offset = skip_token(text, offset)) {
        char c = text[offset];

        if (c == ',' && depth == 1) {
            add_item(items, text, start, offset);
            start = offset + 1;
        } else if (strchr("([{", c)) {
            depth++;
        } else if (strchr(")]}", c) && --depth == 0) {
            add_item(items, text, start, offset);
            *close = offset;
            return g_steal_pointer(&items);
        }
    }
    return NULL;
}

guint layout_column(const char *text, guint offset)
{
    guint start = offset;

    while (start && text[start - 1] != '\n') {
        start--;
    }
    return offset - start;
}

char *layout_indent(const char *text, guint offset)
{
    const char *line = text + offset - layout_column(text, offset);

    return g_strndup(line, strspn(line, " \t"));
}

gboolean layout_is_blank(const char *text)
{
    return text[strspn(text, " \t\r")] == '\n';
}

guint layout_end_of_statement(const char *text, guint offset)
{
    while (text[offset] && text[offset] != ';') {
        offset = skip_token(text, offset);
    }
    return text[offset] ? offset + 1 : offset;
}

/* An item that spans lines keeps its shape */
static void append_item(GString *list, const ListItem *item, guint column)
{
    g_auto(GStrv) lines = g_strsplit(item->text, "\n", -1);

    g_string_append(list, lines[0]);
    for (guint i = 1; lines[i]; i++) {
        guint space = strspn(lines[i], " \t");
        gint new_space = (gint)space + (gint)column - (gint)item->column;

        g_string_append_printf(list, "\n%*s%s", MAX(new_space, 0), "",
                               lines[i] + space);
    }
}

static guint first_line_width(const char *text)
{
    return strcspn(text, "\n");
}

static guint end_column(const GString *list, guint column)
{
    const char *last = strrchr(list->str, '\n');

    return last ? strlen(last + 1) : column + list->len;
}

static char *lay_out(GPtrArray *items, guint first, guint column, guint tail,
                     gboolean as_model)
{
    g_autoptr(GString) list = g_string_new(NULL);

    for (guint i = first; i < items->len; i++) {
        const ListItem *item = items->pdata[i];
        gboolean last = i + 1 == items->len;

        if (i > first) {
            guint width = end_column(list, column) + 2 +
                          first_line_width(item->text) + (last ? tail : 1);
            gboolean wrap = as_model ? item->new_line : width > LAYOUT_WIDTH;

            if (wrap) {
                g_string_append_printf(list, ",\n%*s", column, "");
            } else {
                g_string_append(list, ", ");
            }
        }
        append_item(list, item, end_column(list, column));
    }
    return g_string_free(g_steal_pointer(&list), FALSE);
}

gboolean layout_fits(const char *text, guint column)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i]; i++) {
        if (strlen(lines[i]) + (i ? 0 : column) > LAYOUT_WIDTH) {
            return FALSE;
        }
    }
    return TRUE;
}

char *layout_list(GPtrArray *items, guint first, guint column, guint tail,
                  gboolean keep_lines)
{
    if (keep_lines) {
        g_autofree char *list = lay_out(items, first, column, tail, TRUE);
        g_autofree char *probe = g_strdup_printf("%s%*s", list, tail, "");

        if (layout_fits(probe, column)) {
            return g_steal_pointer(&list);
        }
    }
    return lay_out(items, first, column, tail, FALSE);
}
