/*
 * includers.c - the sources of a build that include a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "check/includers.h"

#include <string.h>

#include "util/compare.h"
#include "util/file.h"
#include "util/intern.h"

/* Whether a directive's path can mean a file */
static gboolean can_mean(const char *path, const char *file)
{
    gsize length, n;

    while (g_str_has_prefix(path, "./") || g_str_has_prefix(path, "../")) {
        path = strchr(path, '/') + 1;
    }
    length = strlen(file);
    n = strlen(path);
    return g_str_has_suffix(file, path) &&
           (length == n || file[length - n - 1] == '/');
}

/* Whether a file includes one of some others */
static gboolean includes_any(const Tree *tree, const char *file,
                             const GPtrArray *others)
{
    g_autofree char *path = g_build_filename(tree->root, file, NULL);
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;
    gsize length;

    if (!file_read(path, &text, &length, NULL)) {
        /* what has not been generated yet includes nothing */
        return g_file_test(path, G_FILE_TEST_EXISTS);
    }
    lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        const char *line = lines[i] + strspn(lines[i], " \t");
        g_autofree char *name = NULL;

        if (*line != '#' || !strchr(line, '"')) {
            continue;
        }
        line = strchr(line, '"') + 1;
        name = g_strndup(line, strcspn(line, "\""));
        for (guint k = 0; k < others->len; k++) {
            if (can_mean(name, others->pdata[k])) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Those of some files that include one of some others */
static GPtrArray *select_includers(const Tree *tree, GPtrArray *files,
                                   const GPtrArray *others, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GPtrArray) named = NULL;
    GPtrArray *found;

    for (guint i = 0; i < others->len; i++) {
        g_autofree char *name = g_path_get_basename(others->pdata[i]);

        g_ptr_array_add(words, g_strdup_printf("%s\"", name));
    }
    g_ptr_array_add(words, NULL);
    named = tree_select(tree, files, (const char *const *)words->pdata, error);
    if (!named) {
        return NULL;
    }
    found = g_ptr_array_new();
    for (guint i = 0; i < named->len; i++) {
        if (includes_any(tree, named->pdata[i], others)) {
            g_ptr_array_add(found, (gpointer)intern(named->pdata[i]));
        }
    }
    return found;
}

/* A file, and the headers that include it, by way of others */
static GPtrArray *headers_with(const Tree *tree, const char *file,
                               GError **error)
{
    g_autoptr(GPtrArray) all = tree_sources(tree, NULL, error);
    g_autoptr(GPtrArray) headers = g_ptr_array_new();
    g_autoptr(GPtrArray) fresh = g_ptr_array_new();

    g_ptr_array_add(fresh, (gpointer)intern(file));
    while (all && fresh->len) {
        g_autoptr(GPtrArray) found = select_includers(tree, all, fresh, error);

        if (!found) {
            return NULL;
        }
        g_ptr_array_extend(headers, fresh, NULL, NULL);
        g_ptr_array_set_size(fresh, 0);
        for (guint i = 0; i < found->len; i++) {
            if (!g_str_has_suffix(found->pdata[i], ".c") &&
                !g_ptr_array_find(headers, found->pdata[i], NULL)) {
                g_ptr_array_add(fresh, found->pdata[i]);
            }
        }
    }
    return all ? g_steal_pointer(&headers) : NULL;
}

GPtrArray *includers_find(const Tree *tree, const char *file, GError **error)
{
    g_autoptr(GPtrArray) headers = headers_with(tree, file, error);
    g_autoptr(GPtrArray) sources = g_ptr_array_new();
    GHashTableIter iter;
    gpointer source;

    if (!headers) {
        return NULL;
    }
    g_hash_table_iter_init(&iter, tree->commands);
    while (g_hash_table_iter_next(&iter, &source, NULL)) {
        g_ptr_array_add(sources, source);
    }
    g_ptr_array_sort(sources, compare_strings);
    return select_includers(tree, sources, headers, error);
}
