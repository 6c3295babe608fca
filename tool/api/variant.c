/*
 * variant.c - definitions that the preprocessor leaves out on this host
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "variant.h"

#include <string.h>

#include "argument-list.h"

static gboolean is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_';
}

/* Does a body follow the parameters of the name that ends at @offset? */
static gboolean has_body(const char *text, guint offset)
{
    g_autoptr(GPtrArray) parameters = NULL;
    guint close;

    offset += strspn(text + offset, " \t\r\n");
    if (text[offset] != '(') {
        return FALSE;
    }
    parameters = layout_split(text, offset, &close);
    if (!parameters) {
        return FALSE;
    }
    close++;
    return text[close + strspn(text + close, " \t\r\n")] == '{';
}

GArray *variant_definitions(const char *text, const char *name)
{
    GArray *offsets = g_array_new(FALSE, FALSE, sizeof(guint));
    gsize length = strlen(name);

    for (const char *p = strstr(text, name); p; p = strstr(p + 1, name)) {
        guint offset = p - text;
        const char *line = p - layout_column(text, offset);

        if (!is_word(p[length]) && (p == text || !is_word(p[-1])) &&
            is_word(*line) && has_body(text, offset + length)) {
            g_array_append_val(offsets, offset);
        }
    }
    return offsets;
}

typedef struct {
    guint start, end;    /* the directive, with its continuation lines */
} Directive;

static void blank(char *text, guint start, guint end)
{
    for (guint i = start; i < end; i++) {
        if (text[i] != '\n' && text[i] != '\r') {
            text[i] = ' ';
        }
    }
}

static void group_free(gpointer data)
{
    g_array_unref(data);
}

/* Blanks a finished #if that is around @offset, all but the part it is in */
static void choose(char *text, GArray *group, guint offset)
{
    for (guint i = 0; i < group->len; i++) {
        const Directive *directive = &g_array_index(group, Directive, i);

        blank(text, directive->start, directive->end);
        if (i + 1 < group->len) {
            guint end = g_array_index(group, Directive, i + 1).start;

            if (offset < directive->end || offset >= end) {
                blank(text, directive->end, end);
            }
        }
    }
}

static guint end_of_directive(const char *text, guint offset)
{
    for (;;) {
        guint end = offset + strcspn(text + offset, "\n");

        if (!text[end] || end == offset || text[end - 1] != '\\') {
            return end;
        }
        offset = end + 1;
    }
}

char *variant_text(const char *text, guint offset)
{
    char *variant = g_strdup(text);
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(group_free);

    for (guint start = 0; text[start]; ) {
        guint sharp = start + strspn(text + start, " \t");
        guint end = start + strcspn(text + start, "\n");
        const char *word = text + sharp + 1;

        if (text[sharp] == '#') {
            Directive directive = { sharp, end_of_directive(text, sharp) };

            end = directive.end;
            word += strspn(word, " \t");
            if (g_str_has_prefix(word, "if")) {
                g_ptr_array_add(open, g_array_new(FALSE, FALSE,
                                                  sizeof(Directive)));
            }
            if (open->len && (g_str_has_prefix(word, "if") ||
                              g_str_has_prefix(word, "el") ||
                              g_str_has_prefix(word, "endif"))) {
                g_array_append_val((GArray *)open->pdata[open->len - 1],
                                   directive);
            }
            if (open->len && g_str_has_prefix(word, "endif")) {
                GArray *group = open->pdata[open->len - 1];

                if (g_array_index(group, Directive, 0).start < offset &&
                    directive.start > offset) {
                    choose(variant, group, offset);
                }
                g_ptr_array_set_size(open, open->len - 1);
            }
        }
        start = end + (text[end] ? 1 : 0);
    }
    return variant;
}
