/*
 * signature.c - the head of a constructor's new form
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "signature.h"

#include <string.h>

#include "argument-list.h"
#include "constructor-names.h"

static gboolean is_word(char c)
{
    return g_ascii_isalnum(c) || c == '_';
}

gint signature_find_word(const char *text, guint start, guint end,
                         const char *word)
{
    gsize length = strlen(word);

    for (guint i = start; i + length <= end; i++) {
        if (!strncmp(text + i, word, length) && !is_word(text[i + length]) &&
            (i == 0 || !is_word(text[i - 1]))) {
            return i;
        }
    }
    return -1;
}

char *signature_of_clone(const SyntaxFunction *function, const char *text,
                         guint *close, GError **error)
{
    g_autoptr(GString) signature = g_string_new(NULL);
    g_autoptr(GPtrArray) parameters = NULL;
    g_autofree char *new_name = constructor_new_name(function->name);
    g_autofree char *list = NULL;
    const char *type = strcmp(function->return_type, "void") ? "bool" : "void";
    gint name_at = signature_find_word(text, function->start, function->end,
                                       function->name);
    gint type_at = name_at < 0 ? -1 : signature_find_word(text, function->start,
                                                          name_at, type);
    guint open, column, lines;

    if (type_at < 0 || !new_name) {
        refuse(error, function, function, function->line,
               "its declaration is not of the form \"%s %s(...)\"", type,
               function->name);
        return NULL;
    }
    open = name_at + strlen(function->name);
    open += strspn(text + open, " \t\n");
    parameters = text[open] == '(' ? layout_split(text, open, close) : NULL;
    if (!parameters || parameters->len != function->parameters->len) {
        refuse(error, function, function, function->line,
               "its parameters cannot be told apart");
        return NULL;
    }
    if (parameters->len == 1) {
        g_clear_pointer(&((ListItem *)parameters->pdata[0])->text, g_free);
        ((ListItem *)parameters->pdata[0])->text = g_strdup("void");
    }
    g_string_append_len(signature, text + function->start,
                        type_at - function->start);
    g_string_append(signature, "MemoryRegion *");
    lines = memchr(text + type_at, '\n', name_at - type_at) != NULL;
    for (;; lines = TRUE) {
        g_autofree char *probe = NULL;

        g_free(list);
        column = (lines ? 0 : layout_column(text, function->start) +
                              signature->len) + strlen(new_name) + 1;
        list = layout_list(parameters, parameters->len > 1, column, 2, TRUE);
        probe = g_strconcat(list, ");", NULL);
        if (lines || layout_fits(probe, column)) {
            break;
        }
    }
    g_string_append_printf(signature, "%s%s(%s)", lines ? "\n" : "", new_name,
                           list);
    ++*close;
    return g_string_free(g_steal_pointer(&signature), FALSE);
}
