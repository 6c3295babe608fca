/*
 * elsewhere.c - a tree in another checkout, compiled as in the first one
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A temporary checkout has no build directory and needs none: what the build
 * generates is taken from the user's, what git tracks from the checkout.
 */
#include "tree.h"

#include <string.h>

#include "cache.h"
#include "tree/command-table.h"
#include "tree/database.h"
#include "util/intern.h"

typedef struct {
    const Tree *from;
    const Tree *to;
    GHashTable *paths;  /* absolute ones, to where they are; "" if they stay */
} Move;

/* Below the build directory there are only things that it generates */
static gboolean is_generated(const Tree *tree, const char *path)
{
    size_t length = strlen(tree->build_dir);

    return strncmp(path, tree->build_dir, length) == 0 &&
           (path[length] == G_DIR_SEPARATOR || path[length] == '\0');
}

static char *find(const Move *move, const char *absolute)
{
    g_autofree char *relative = is_generated(move->from, absolute)
                                ? NULL : tree_relative(move->from, absolute);
    g_autofree char *moved = relative
        ? g_canonicalize_filename(relative, move->to->root) : NULL;

    return moved && g_file_test(moved, G_FILE_TEST_EXISTS)
           ? g_steal_pointer(&moved) : g_strdup("");
}

/* What is not in the checkout (a subproject that was downloaded) stays */
static char *moved_path(const Move *move, const char *path,
                        const char *directory)
{
    g_autofree char *absolute = g_canonicalize_filename(path, directory);
    const char *moved = g_hash_table_lookup(move->paths, absolute);

    if (!moved) {
        moved = find(move, absolute);
        g_hash_table_insert(move->paths, g_steal_pointer(&absolute),
                            (gpointer)moved);
    }
    return g_strdup(*moved ? moved : path);
}

static CompileCommand *moved_command(const Move *move,
                                     const CompileCommand *command)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    const char **arguments = command->arguments;
    g_auto(GStrv) others = NULL;
    g_autofree char *file = NULL;
    CompileCommand *moved;

    g_strv_builder_add(builder, arguments[0]);
    for (guint i = 1; arguments[i]; i++) {
        const char *option = compile_command_path_option(arguments[i]);
        gboolean joined = option && strlen(arguments[i]) > strlen(option);
        g_autofree char *path = NULL;
        g_autofree char *both = NULL;

        if (joined) {
            path = moved_path(move, arguments[i] + strlen(option),
                              command->directory);
            both = g_strconcat(option, path, NULL);
            g_strv_builder_add(builder, both);
        } else if (option && arguments[i + 1]) {
            path = moved_path(move, arguments[i + 1], command->directory);
            g_strv_builder_add_many(builder, option, path, NULL);
            i++;
        } else if (strcmp(arguments[i], command->file) == 0) {
            path = moved_path(move, arguments[i], command->directory);
            g_strv_builder_add(builder, path);
        } else {
            g_strv_builder_add(builder, arguments[i]);
        }
    }
    others = g_strv_builder_end(builder);
    moved = compile_command_new(command->directory, others);
    file = moved_path(move, command->file, command->directory);
    moved->file = intern(file);
    moved->output = command->output;
    return moved;
}

Tree *tree_elsewhere(const Tree *tree, const char *root, GError **error)
{
    g_autoptr(Tree) elsewhere = tree_open(root, NULL, error);
    g_autoptr(GHashTable) paths = g_hash_table_new_full(g_str_hash, g_str_equal,
                                                        g_free, g_free);
    const Move move = { tree, elsewhere, paths };
    g_autoptr(GPtrArray) files = NULL;

    if (!elsewhere) {
        return NULL;
    }
    elsewhere->cure = tree->cure;
    elsewhere->homes = tree->homes;
    elsewhere->field_names = tree->field_names
                             ? g_hash_table_ref(tree->field_names) : NULL;
    if (!tree->build_dir) {
        return g_steal_pointer(&elsewhere);
    }
    /* nobody will come back to it in another run */
    cache_close(elsewhere->cache);
    elsewhere->cache = NULL;
    /* tree_free() hands it to free(3) */
    elsewhere->build_dir = strdup(tree->build_dir);
    g_hash_table_unref(elsewhere->built);
    elsewhere->built = g_hash_table_ref(tree->built);
    files = command_table_files(tree->commands);
    for (guint i = 0; i < files->len; i++) {
        const char *file = files->pdata[i];
        g_autofree char *path = g_build_filename(elsewhere->root, file, NULL);
        const GPtrArray *commands = command_table_find(tree->commands, file);

        for (guint k = 0; g_file_test(path, G_FILE_TEST_EXISTS) &&
             k < commands->len; k++) {
            command_table_add(elsewhere->commands, file,
                              moved_command(&move, commands->pdata[k]));
        }
    }
    return g_steal_pointer(&elsewhere);
}

void tree_keep(Tree *tree, const char *store)
{
    cache_close(tree->cache);
    tree->cache = store ? cache_open(tree->root, tree->build_dir, store) : NULL;
}
