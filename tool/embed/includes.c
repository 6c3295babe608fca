/*
 * includes.c - which files a file includes, by its text
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed/includes.h"
#include "tree/include-lines.h"
#include "util/intern.h"

char *includes_resolve(const Tree *tree, const char *from, const char *name)
{
    g_autofree char *directory = g_path_get_dirname(from);
    const char *const places[] = { directory, "include", "." };

    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *file = g_build_filename(places[i], name, NULL);
        g_autofree char *path = g_build_filename(tree->root, file, NULL);

        if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            return g_str_has_prefix(file, "./") ? g_strdup(file + 2)
                                                : g_steal_pointer(&file);
        }
    }
    return NULL;
}

static GPtrArray *read_includes(const Tree *tree, const char *file)
{
    g_autofree char *text = tree_text(tree, file);
    g_auto(GStrv) lines = include_lines(text ? text : "");
    GPtrArray *list = g_ptr_array_new();

    for (guint i = 0; lines[i]; i++) {
        g_autofree char *next = includes_resolve(tree, file, lines[i] + 1);

        if (next) {
            g_ptr_array_add(list, (gpointer)intern(next));
        }
    }
    return list;
}

static const GPtrArray *includes_of(const Tree *tree, GHashTable *known,
                                    const char *file)
{
    GPtrArray *list = g_hash_table_lookup(known, file);

    if (!list) {
        list = read_includes(tree, file);
        g_hash_table_insert(known, (gpointer)file, list);
    }
    return list;
}

gboolean includes_reach(const Tree *tree, GHashTable *known, const char *from,
                        const char *to)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) todo = g_ptr_array_new();

    to = intern(to);
    g_ptr_array_add(todo, (gpointer)intern(from));
    while (todo->len) {
        const char *file = g_ptr_array_steal_index_fast(todo, todo->len - 1);
        const GPtrArray *list;

        if (file == to) {
            return TRUE;
        }
        if (!g_hash_table_add(seen, (gpointer)file)) {
            continue;
        }
        list = includes_of(tree, known, file);
        for (guint i = 0; i < list->len; i++) {
            g_ptr_array_add(todo, list->pdata[i]);
        }
    }
    return FALSE;
}
