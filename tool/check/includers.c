/*
 * includers.c - sources that include a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "check/includers.h"
#include "util/compare.h"
#include "util/intern.h"

static gboolean add_name(GPtrArray *words, const char *file)
{
    g_autofree char *name = g_path_get_basename(file);
    const char *quoted = intern_format("%s\"", name);

    if (g_ptr_array_find(words, quoted, NULL)) {
        return FALSE;
    }
    g_ptr_array_add(words, (gpointer)quoted);
    return TRUE;
}

/* Names of a header, and of those that include it, by way of others */
static gboolean add_headers(const Tree *tree, const char *file,
                            GPtrArray *words, GError **error)
{
    g_autoptr(GPtrArray) all = tree_sources(tree, NULL, error);
    gboolean more = add_name(words, file);

    if (!all) {
        return FALSE;
    }
    while (more) {
        g_autoptr(GPtrArray) found = NULL;

        g_ptr_array_add(words, NULL);
        found = tree_select(tree, all, (const char *const *)words->pdata,
                            error);
        g_ptr_array_remove_index(words, words->len - 1);
        more = FALSE;
        for (guint i = 0; found && i < found->len; i++) {
            more |= g_str_has_suffix(found->pdata[i], ".h") &&
                    add_name(words, found->pdata[i]);
        }
        if (!found) {
            return FALSE;
        }
    }
    return TRUE;
}

GPtrArray *includers_find(const Tree *tree, const char *file, GError **error)
{
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    GHashTableIter iter;
    gpointer source;

    if (!(g_str_has_suffix(file, ".h") ? add_headers(tree, file, words, error)
                                       : add_name(words, file))) {
        return NULL;
    }
    g_ptr_array_add(words, NULL);

    g_hash_table_iter_init(&iter, tree->commands);
    while (g_hash_table_iter_next(&iter, &source, NULL)) {
        g_ptr_array_add(sources, source);
    }
    g_ptr_array_sort(sources, compare_strings);
    return tree_select(tree, sources, (const char *const *)words->pdata,
                       error);
}
