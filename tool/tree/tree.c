/*
 * tree.c - finds a tree and its build directory
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "tree.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "error.h"
#include "util/file.h"
#include "tree/command-table.h"
#include "tree/database.h"
#include "tree/sources.h"
#include "tree/standin.h"

/* Newest first: where the constructors have been declared over time ... */
static const char *const headers[] = {
    "include/system/memory.h",
    "include/exec/memory.h",
};

/* ... and defined */
static const char *const implementations[] = {
    "system/memory.c",
    "softmmu/memory.c",
    "memory.c",
};

static const char *first_file(const char *directory, const char *const *names,
                              guint n)
{
    for (guint i = 0; i < n; i++) {
        g_autofree char *path = g_build_filename(directory, names[i], NULL);

        if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
            return names[i];
        }
    }
    return NULL;
}

static gboolean find_root(Tree *tree, const char *path, GError **error)
{
    g_autofree char *directory = NULL;

    /* A file that is a link is in the tree that its name is in */
    if (g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        g_autofree char *dirname = g_path_get_dirname(path);

        directory = realpath(dirname, NULL);
    } else {
        directory = realpath(path, NULL);
    }
    if (!directory) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: %s", path, g_strerror(errno));
        return FALSE;
    }
    while (TRUE) {
        char *parent;

        tree->header = first_file(directory, headers, G_N_ELEMENTS(headers));
        tree->implementation = first_file(directory, implementations,
                                          G_N_ELEMENTS(implementations));
        if (tree->header && tree->implementation) {
            tree->root = g_steal_pointer(&directory);
            return TRUE;
        }
        parent = g_path_get_dirname(directory);
        if (strcmp(parent, directory) == 0) {
            g_free(parent);
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        "%s is not in a QEMU tree: no directory above it has "
                        "%s and %s; name a tree with --tree DIR", path,
                        headers[0], implementations[0]);
            return FALSE;
        }
        g_free(directory);
        directory = parent;
    }
}

static gboolean is_configured(const char *directory)
{
    g_autofree char *database = database_path(directory);

    return g_file_test(database, G_FILE_TEST_EXISTS);
}

static gboolean find_build_dir(Tree *tree, const char *name, GError **error)
{
    g_autofree char *in_tree = g_canonicalize_filename(name ? name : "build",
                                                       tree->root);
    const char *found = NULL;

    if (name && is_configured(name)) {
        found = name;
    } else if (is_configured(in_tree)) {
        found = in_tree;
    }
    if (found) {
        tree->build_dir = realpath(found, NULL);
    }
    if (name && !tree->build_dir) {
        gboolean exists = g_file_test(name, G_FILE_TEST_IS_DIR) ||
                          g_file_test(in_tree, G_FILE_TEST_IS_DIR);

        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    exists ? "%s is not a configured build directory: it has "
                             "no compile_commands.json; run configure in it"
                           : "there is no build directory %s; make one and "
                             "run configure in it", name);
        return FALSE;
    }
    return TRUE;
}

static gpointer open_cache(gpointer data)
{
    const Tree *tree = data;

    return cache_open(tree->root, tree->build_dir, NULL);
}

Tree *tree_open(const char *path, const char *build_dir, GError **error)
{
    g_autoptr(Tree) tree = g_new0(Tree, 1);
    GThread *opening;
    gboolean read;

    if (!find_root(tree, path ? path : ".", error) ||
        !find_build_dir(tree, build_dir, error)) {
        return NULL;
    }
    /* all take their time, and have nothing to do with each other */
    opening = g_thread_new("cache", open_cache, tree);
    tree_begin_listing(tree);
    read = database_read(tree, error);
    tree->cache = g_thread_join(opening);
    read = read && (!tree->build_dir || database_check(tree, error));
    return read ? g_steal_pointer(&tree) : NULL;
}

void tree_free(Tree *tree)
{
    if (tree) {
        tree_end_listing(tree);
        cache_close(tree->cache);
        free(tree->root);
        free(tree->build_dir);
        command_table_free(tree->commands);
        g_clear_pointer(&tree->built, g_hash_table_unref);
        g_clear_pointer(&tree->files, g_ptr_array_unref);
        g_clear_pointer(&tree->field_names, g_hash_table_unref);
        stand_ins_free(tree->stand_ins);
        g_free(tree);
    }
}

gboolean tree_require_build(const Tree *tree, GError **error)
{
    if (!tree->build_dir) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s/build is not a configured build directory: it has no "
                    "compile_commands.json; run configure in it, or name "
                    "another one with -p DIR", tree->root);
        return FALSE;
    }
    return TRUE;
}

gboolean tree_stand_in(Tree *tree, GError **error)
{
    GPtrArray *listed = tree_listed(tree, error);

    if (listed && stand_ins_are_needed(tree, listed)) {
        g_autoptr(GPtrArray) files = tree_files(tree, error);

        tree->stand_ins = stand_ins_new(tree, files, error);
        return tree->stand_ins != NULL;
    }
    return listed != NULL;
}

/* @path relative to the root by its spelling alone, or NULL */
static char *strip_root(const Tree *tree, const char *path)
{
    size_t length = strlen(tree->root);

    if (strncmp(path, tree->root, length) != 0) {
        return NULL;
    }
    if (path[length] == '\0') {
        return g_strdup(".");
    }
    return path[length] == G_DIR_SEPARATOR ? g_strdup(path + length + 1)
                                           : NULL;
}

char *tree_relative(const Tree *tree, const char *path)
{
    g_autofree char *absolute = g_canonicalize_filename(path, NULL);
    char *relative = strip_root(tree, absolute);

    /* A symbolic link may lead into the tree; one in the tree keeps its name */
    if (!relative) {
        g_autofree char *dirname = g_path_get_dirname(absolute);
        g_autofree char *basename = g_path_get_basename(absolute);
        g_autofree char *directory = realpath(dirname, NULL);
        g_autofree char *real = directory
            ? g_build_filename(directory, basename, NULL) : NULL;

        relative = real ? strip_root(tree, real) : NULL;
    }
    if (!relative) {
        g_autofree char *real = realpath(absolute, NULL);

        relative = real ? strip_root(tree, real) : NULL;
    }
    return relative;
}

char *tree_text(const Tree *tree, const char *file)
{
    g_autofree char *path = g_build_filename(tree->root, file, NULL);
    char *text = NULL;

    file_read(path, &text, NULL, NULL);
    return text;
}
