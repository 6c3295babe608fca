/*
 * adapting.c - files that define macros for the headers that they include
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/adapting.h"

#include <string.h>

#include "util/file.h"

/* The directive that a line begins with, or NULL */
static const char *directive(const char *line)
{
    line += strspn(line, " \t");
    if (*line != '#') {
        return NULL;
    }
    return line + 1 + strspn(line + 1, " \t");
}

/* Where the name that a text begins with ends */
static const char *name_end(const char *text)
{
    while (g_ascii_isalnum(*text) || *text == '_') {
        text++;
    }
    return text;
}

/* The macros that a file defines or undefines in front of an include */
static GPtrArray *early_macros(const Tree *tree, const char *file)
{
    GPtrArray *macros = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *text = tree_text(tree, file);
    g_auto(GStrv) lines = text ? g_strsplit(text, "\n", -1) : NULL;
    guint early = 0;

    for (guint i = 0; lines && lines[i]; i++) {
        const char *word = directive(lines[i]);

        if (!word) {
            continue;
        }
        if (g_str_has_prefix(word, "include") && strchr(word, '"')) {
            early = macros->len;
        } else if (g_str_has_prefix(word, "define") ||
                   g_str_has_prefix(word, "undef")) {
            word += strcspn(word, " \t");
            word += strspn(word, " \t");
            g_ptr_array_add(macros, g_strndup(word, name_end(word) - word));
        }
    }
    g_ptr_array_set_size(macros, early);
    return macros;
}

/* Adds the files of those macros whose names stand in a text */
static void add_named(const char *text, GHashTable *files_of_macro,
                      GHashTable *adapting)
{
    g_autoptr(GString) name = g_string_new(NULL);

    while (*text) {
        const char *end = name_end(text);

        if (end > text) {
            const GPtrArray *files;

            g_string_truncate(name, 0);
            g_string_append_len(name, text, end - text);
            files = g_hash_table_lookup(files_of_macro, name->str);
            for (guint i = 0; files && i < files->len; i++) {
                g_hash_table_add(adapting, files->pdata[i]);
            }
        }
        text = end > text ? end : end + 1;
    }
}

static void add_macros(const Tree *tree, char *file,
                       GHashTable *files_of_macro)
{
    g_autoptr(GPtrArray) macros = early_macros(tree, file);

    for (guint i = 0; i < macros->len; i++) {
        GPtrArray *files = g_hash_table_lookup(files_of_macro,
                                               macros->pdata[i]);

        if (!files) {
            files = g_ptr_array_new();
            g_hash_table_insert(files_of_macro, g_strdup(macros->pdata[i]),
                                files);
        }
        g_ptr_array_add(files, file);
    }
}

GHashTable *adapting_find(const Tree *tree, GPtrArray *files,
                          GHashTable *headers)
{
    GHashTable *adapting = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) files_of_macro =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                              (GDestroyNotify)g_ptr_array_unref);
    GHashTableIter iter;
    gpointer header;

    for (guint i = 0; i < files->len; i++) {
        add_macros(tree, files->pdata[i], files_of_macro);
    }
    g_hash_table_iter_init(&iter, headers);
    while (g_hash_table_size(files_of_macro) > 0 &&
           g_hash_table_iter_next(&iter, &header, NULL)) {
        g_autofree char *text = NULL;

        if (file_read(header, &text, NULL, NULL)) {
            add_named(text, files_of_macro, adapting);
        }
    }
    return adapting;
}
