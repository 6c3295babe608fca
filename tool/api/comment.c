/*
 * comment.c - the documentation comment of a new constructor
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "comment.h"

#include <string.h>

#include "argument-list.h"

/* Appends " * first", then the words, in lines no longer than 80 columns */
static void append_paragraph(GString *comment, const char *first,
                             guint indent, const char *words)
{
    g_auto(GStrv) list = g_strsplit(words, " ", -1);
    guint column;

    g_string_append_printf(comment, " * %s", first);
    column = 3 + strlen(first);
    for (guint i = 0; list[i]; i++) {
        gboolean begins = !i && !*first;

        if (column + 1 + strlen(list[i]) > LAYOUT_WIDTH) {
            g_string_append_printf(comment, "\n * %*s%s", indent, "", list[i]);
            column = 3 + indent + strlen(list[i]);
        } else {
            g_string_append_printf(comment, "%s%s", begins ? "" : " ",
                                   list[i]);
            column += (begins ? 0 : 1) + strlen(list[i]);
        }
    }
    g_string_append_c(comment, '\n');
}

static void append_parameter(GString *comment, const SyntaxFunction *model,
                             const SyntaxParameter *parameter)
{
    g_autofree char *first = g_strdup_printf("@%s:", parameter->name);
    g_autofree char *words = NULL;

    if (!strcmp(parameter->name, "owner")) {
        words = g_strdup_printf("as for %s(); without one the region lives as "
                                "long as the machine", model->name);
    } else if (!strcmp(parameter->name, "name")) {
        words = g_strdup_printf("as for %s(), but must not be NULL",
                                model->name);
    } else if (!g_strcmp0(parameter->type, "Error **")) {
        words = g_strdup("set when NULL is returned");
    } else {
        words = g_strdup_printf("as for %s()", model->name);
    }
    append_paragraph(comment, first, 4, words);
}

static gboolean has_errp(const SyntaxFunction *model)
{
    for (guint i = 0; i < model->parameters->len; i++) {
        if (!g_strcmp0(g_array_index(model->parameters, SyntaxParameter,
                                     i).type, "Error **")) {
            return TRUE;
        }
    }
    return FALSE;
}

char *comment_for(const SyntaxFunction *model, const char *new_name)
{
    GString *comment = g_string_new("/**\n");
    g_autofree char *title = g_strdup_printf("%s:", new_name);
    g_autofree char *purpose =
        g_strdup_printf("Does what %s() does, with a #MemoryRegion that is "
                        "allocated here and freed together with the last "
                        "reference to it.  The region's parent holds the only "
                        "one, so unless more are taken that is when @owner is "
                        "finalized or object_unparent() is called; the caller "
                        "must not free it.", model->name);

    append_paragraph(comment, title, strlen(title) + 1,
                     "Allocate and initialize a memory region");
    g_string_append(comment, " *\n");
    append_paragraph(comment, "", 0, purpose);
    g_string_append(comment, " *\n");
    for (guint i = 1; i < model->parameters->len; i++) {
        append_parameter(comment, model,
                         &g_array_index(model->parameters, SyntaxParameter,
                                        i));
    }
    g_string_append(comment, " *\n");
    append_paragraph(comment, "Return:", 0,
                     has_errp(model) ||
                     strcmp(model->return_type, "void") ?
                     "the new region, or NULL if it cannot be initialized" :
                     "the new region");
    g_string_append(comment, " */\n");
    return g_string_free(comment, FALSE);
}
