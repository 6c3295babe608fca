/*
 * includers.c - the sources of a build that include a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Each architecture has a cpu.h: who includes which depends on where compilers
 * look.  Units that are compiled with one search path are looked at together.
 */
#include "check/includers.h"

#include <string.h>

#include "tree/command-table.h"
#include "tree/include-lines.h"
#include "util/compare.h"
#include "util/intern.h"

/* Where the compilers of some units look, of the tree's directories */
typedef struct {
    char **directories;
    GPtrArray *sources;
    GHashTable *found;      /* name to the files that it can mean there */
    GHashTable *includers;  /* file to the files that include it */
} SearchPath;

struct Includers {
    const Tree *tree;
    GHashTable *files;      /* those of the tree, by name */
    GHashTable *lines;      /* file to what include_lines() says of it */
    GHashTable *arguments;  /* option of a compiler to its directory, if that
                             * is one of the tree's */
    GHashTable *paths;      /* directories in a row to the SearchPath */
};

static void search_path_free(gpointer data)
{
    SearchPath *path = data;

    g_strfreev(path->directories);
    g_ptr_array_unref(path->sources);
    g_hash_table_unref(path->found);
    g_hash_table_unref(path->includers);
    g_free(path);
}

static SearchPath *search_path_new(char **directories)
{
    SearchPath *path = g_new0(SearchPath, 1);

    path->directories = directories;
    path->sources = g_ptr_array_new();
    path->found =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                              (GDestroyNotify)g_ptr_array_unref);
    path->includers =
        g_hash_table_new_full(NULL, NULL, NULL,
                              (GDestroyNotify)g_ptr_array_unref);
    return path;
}

/* The file of the tree that a name means in a directory of it, or NULL */
static const char *file_in(const Includers *includers, const char *directory,
                           const char *name)
{
    g_autofree char *base = g_strconcat("/", directory, NULL);
    g_autofree char *path = g_canonicalize_filename(name, base);

    return g_hash_table_lookup(includers->files, path + 1);
}

/* What an include directive can mean, but for the directory of its own file */
static const GPtrArray *find_name(const Includers *includers, SearchPath *path,
                                  const char *name)
{
    GPtrArray *found = g_hash_table_lookup(path->found, name);

    if (found) {
        return found;
    }
    found = g_ptr_array_new();
    for (guint i = 0; path->directories[i]; i++) {
        const char *file = file_in(includers, path->directories[i], name);

        if (file) {
            g_ptr_array_add(found, (gpointer)file);
        }
    }
    g_hash_table_insert(path->found, g_strdup(name), found);
    return found;
}

static GStrv lines_of(const Includers *includers, const char *file)
{
    GStrv lines = g_hash_table_lookup(includers->lines, file);

    if (!lines) {
        /* what has not been generated yet includes nothing */
        g_autofree char *text = tree_text(includers->tree, file);

        lines = include_lines(text ? text : "");
        g_hash_table_insert(includers->lines, (gpointer)file, lines);
    }
    return lines;
}

/* Notes that a file includes another, which is to be read if it is a new one */
static void add_includer(SearchPath *path, GPtrArray *todo, const char *file,
                         const char *included)
{
    GPtrArray *list = g_hash_table_lookup(path->includers, included);

    if (!list) {
        list = g_ptr_array_new();
        g_hash_table_insert(path->includers, (gpointer)included, list);
        g_ptr_array_add(todo, (gpointer)included);
    }
    g_ptr_array_add(list, (gpointer)file);
}

static void read_units(const Includers *includers, SearchPath *path)
{
    g_autoptr(GPtrArray) todo = g_ptr_array_copy(path->sources, NULL, NULL);

    while (todo->len) {
        const char *file = g_ptr_array_steal_index_fast(todo, todo->len - 1);
        g_autofree char *own = g_path_get_dirname(file);
        GStrv lines = lines_of(includers, file);

        for (guint i = 0; lines[i]; i++) {
            const GPtrArray *found = find_name(includers, path, lines[i] + 1);
            const char *beside = *lines[i] == '"'
                ? file_in(includers, own, lines[i] + 1) : NULL;

            if (beside) {
                add_includer(path, todo, file, beside);
            }
            for (guint k = 0; k < found->len; k++) {
                add_includer(path, todo, file, found->pdata[k]);
            }
        }
    }
}

/* The directory of the tree that the value of an option means, or NULL */
static const char *tree_directory(const Includers *includers,
                                  const char *directory, const char *value)
{
    g_autofree char *key = g_strconcat(directory, "\n", value, NULL);
    gpointer known;

    if (!g_hash_table_lookup_extended(includers->arguments, key, NULL,
                                      &known)) {
        g_autofree char *path = g_canonicalize_filename(value, directory);

        known = tree_relative(includers->tree, path);
        g_hash_table_insert(includers->arguments, g_steal_pointer(&key), known);
    }
    return known;
}

static char **directories_of(const Includers *includers,
                             const CompileCommand *command)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

    for (guint i = 1; command->arguments[i]; i++) {
        const char *argument = command->arguments[i];
        const char *option = compile_command_directory_option(argument);
        const char *value = option ? argument + strlen(option) : NULL;
        const char *directory;

        if (value && !*value) {
            value = command->arguments[i + 1];
            i += value != NULL;
        }
        directory = value ? tree_directory(includers, command->directory,
                                           value) : NULL;
        if (directory) {
            g_strv_builder_add(builder, directory);
        }
    }
    return g_strv_builder_end(builder);
}

static void add_unit(const Includers *includers, const char *source,
                     const CompileCommand *command)
{
    char **directories = directories_of(includers, command);
    g_autofree char *key = g_strjoinv("\n", directories);
    SearchPath *path = g_hash_table_lookup(includers->paths, key);

    if (path) {
        g_strfreev(directories);
    } else {
        path = search_path_new(directories);
        g_hash_table_insert(includers->paths, g_steal_pointer(&key), path);
    }
    g_ptr_array_add(path->sources, (gpointer)source);
}

Includers *includers_new(const Tree *tree, GError **error)
{
    g_autoptr(GPtrArray) sources = tree_sources(tree, NULL, error);
    g_autoptr(GPtrArray) compiled = NULL;
    Includers *includers;
    GHashTableIter iter;
    gpointer path;

    if (!sources) {
        return NULL;
    }
    compiled = command_table_files(tree->commands);
    includers = g_new0(Includers, 1);
    includers->tree = tree;
    includers->files = g_hash_table_new(g_str_hash, g_str_equal);
    includers->lines = g_hash_table_new_full(NULL, NULL, NULL,
                                             (GDestroyNotify)g_strfreev);
    includers->arguments = g_hash_table_new_full(g_str_hash, g_str_equal,
                                                 g_free, g_free);
    includers->paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                             search_path_free);
    for (guint i = 0; i < sources->len; i++) {
        g_hash_table_add(includers->files, (gpointer)intern(sources->pdata[i]));
    }
    for (guint i = 0; i < compiled->len; i++) {
        const char *source = compiled->pdata[i];
        const GPtrArray *commands = command_table_find(tree->commands, source);

        for (guint k = 0; k < commands->len; k++) {
            add_unit(includers, intern(source), commands->pdata[k]);
        }
    }
    g_hash_table_iter_init(&iter, includers->paths);
    while (g_hash_table_iter_next(&iter, NULL, &path)) {
        read_units(includers, path);
    }
    return includers;
}

void includers_free(Includers *includers)
{
    g_hash_table_unref(includers->files);
    g_hash_table_unref(includers->lines);
    g_hash_table_unref(includers->arguments);
    g_hash_table_unref(includers->paths);
    g_free(includers);
}

/* Adds the sources that include a file in one search path */
static void add_sources(const SearchPath *path, const char *file,
                        GHashTable *sources)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) todo = g_ptr_array_new();

    g_ptr_array_add(todo, (gpointer)file);
    while (todo->len) {
        const char *one = g_ptr_array_steal_index_fast(todo, todo->len - 1);
        const GPtrArray *list = g_hash_table_lookup(path->includers, one);

        for (guint i = 0; list && i < list->len; i++) {
            if (g_hash_table_add(seen, list->pdata[i])) {
                g_ptr_array_add(todo, list->pdata[i]);
            }
        }
    }
    for (guint i = 0; i < path->sources->len; i++) {
        if (g_hash_table_contains(seen, path->sources->pdata[i])) {
            g_hash_table_add(sources, path->sources->pdata[i]);
        }
    }
}

GPtrArray *includers_find(const Includers *includers, const char *file)
{
    g_autoptr(GHashTable) found = g_hash_table_new(NULL, NULL);
    GPtrArray *sources;
    GHashTableIter iter;
    gpointer path, source;

    g_hash_table_iter_init(&iter, includers->paths);
    while (g_hash_table_iter_next(&iter, NULL, &path)) {
        add_sources(path, intern(file), found);
    }
    sources = g_ptr_array_new();
    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, &source, NULL)) {
        g_ptr_array_add(sources, source);
    }
    g_ptr_array_sort(sources, compare_strings);
    return sources;
}
