/*
 * search-path.c - where included files are looked for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/search-path.h"

#include <string.h>

#include "syntax.h"
#include "tree/standin.h"
#include "util/intern.h"

gboolean is_stand_in(const Tree *tree, const char *text)
{
    return tree->stand_ins &&
           strstr(text, stand_ins_directory(tree->stand_ins));
}

static void add_path(GHashTable *paths, const char *path)
{
    g_hash_table_add(paths, (gpointer)intern(path));
}

/* Adds where files that are not there would have to turn up: in a directory
 * below one of those that they were looked for in, or that an including file
 * is in */
static void add_homes(GHashTable *directories, GHashTable *files,
                      GHashTable *missing)
{
    g_autofree gpointer *bases = NULL;
    GHashTableIter iter;
    gpointer name;
    guint n;

    g_hash_table_iter_init(&iter, files);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        g_autofree char *home = g_path_get_dirname(name);

        add_path(directories, home);
    }
    bases = g_hash_table_get_keys_as_array(directories, &n);
    g_hash_table_iter_init(&iter, missing);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        g_autofree char *below = g_path_get_dirname(name);

        for (guint i = 0; i < n; i++) {
            g_autofree char *home = g_canonicalize_filename(below, bases[i]);

            add_path(directories, home);
        }
    }
}

GHashTable *searched_directories(const Tree *tree, const char *file,
                                 GHashTable *files, GHashTable *missing)
{
    GPtrArray *commands = tree_commands(tree, file, NULL);
    GHashTable *directories = g_hash_table_new(NULL, NULL);

    for (guint i = 0; i < commands->len; i++) {
        const CompileCommand *command = commands->pdata[i];
        g_auto(GStrv) flags = compile_command_clang_arguments(command);
        g_auto(GStrv) some = syntax_search_path(command->directory, flags);

        for (guint k = 0; some[k]; k++) {
            if (!is_stand_in(tree, some[k])) {
                add_path(directories, some[k]);
            }
        }
    }
    if (g_hash_table_size(missing) > 0) {
        add_homes(directories, files, missing);
    }
    return directories;
}
