/*
 * database.c - reads compile_commands.json
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The format is clang's JSON compilation database: an array of objects with
 * "directory", "file" and either "arguments" or "command".  libclang's own
 * reader is of no use here: it does not say which entry is wrong, nor why, and
 * guesses commands for files that have none.
 */
#include "tree/database.h"

#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "error.h"
#include "tree/database-cache.h"
#include "tree/targets.h"
#include "util/intern.h"
#include "util/strict-json.h"

/* MiB; QEMU's has 8 */
#define LIMIT 256

typedef struct {
    Tree *tree;
    const char *path;           /* of the database */
    GHashTable *directories;    /* as spelled in it, to what they really are */
    guint index;                /* of the entry that is read */
} Database;

char *database_path(const char *build_dir)
{
    return g_build_filename(build_dir, "compile_commands.json", NULL);
}

CompileCommand *compile_command_new(const char *directory, char **arguments)
{
    CompileCommand *command = g_new0(CompileCommand, 1);

    command->directory = intern(directory);
    command->arguments = g_new0(const char *, g_strv_length(arguments) + 1);
    for (guint i = 0; arguments[i]; i++) {
        command->arguments[i] = intern(arguments[i]);
    }
    return command;
}

void compile_command_free(gpointer data)
{
    CompileCommand *command = data;

    g_free(command->arguments);
    g_free(command);
}

static gboolean entry_error(const Database *database, GError **error,
                            const char *format, ...) G_GNUC_PRINTF(3, 4);

static gboolean entry_error(const Database *database, GError **error,
                            const char *format, ...)
{
    g_autofree char *what = NULL;
    va_list args;

    va_start(args, format);
    what = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                "%s: entry %u %s; configure the build directory again",
                database->path, database->index + 1, what);
    return FALSE;
}

static const char *string_member(JsonObject *object, const char *name)
{
    JsonNode *node = json_object_get_member(object, name);

    return node && json_node_get_value_type(node) == G_TYPE_STRING
           ? json_node_get_string(node) : NULL;
}

static char **read_arguments(const Database *database, JsonObject *object,
                             GError **error)
{
    JsonNode *list = json_object_get_member(object, "arguments");
    const char *line = string_member(object, "command");
    g_autoptr(GStrvBuilder) builder = NULL;
    g_autoptr(GError) cause = NULL;
    char **arguments = NULL;

    if (list) {
        JsonArray *array = JSON_NODE_HOLDS_ARRAY(list)
                           ? json_node_get_array(list) : NULL;

        builder = g_strv_builder_new();
        for (guint i = 0; array && i < json_array_get_length(array); i++) {
            JsonNode *node = json_array_get_element(array, i);

            if (json_node_get_value_type(node) != G_TYPE_STRING) {
                array = NULL;
                break;
            }
            g_strv_builder_add(builder, json_node_get_string(node));
        }
        if (!array) {
            entry_error(database, error,
                        "has \"arguments\" that are not a list of strings");
            return NULL;
        }
        return g_strv_builder_end(builder);
    }
    if (!line) {
        entry_error(database, error,
                    "has neither a \"command\" nor \"arguments\"");
        return NULL;
    }
    if (!g_shell_parse_argv(line, NULL, &arguments, &cause)) {
        entry_error(database, error, "has a \"command\" that is not valid "
                    "shell syntax: %s", cause->message);
    }
    return arguments;
}

/* A response file can hold anything, also what a check has to leave out */
static gboolean check_arguments(const Database *database, char **arguments,
                                GError **error)
{
    if (!arguments[0] || !*arguments[0]) {
        return entry_error(database, error, "names no compiler");
    }
    for (guint i = 1; arguments[i]; i++) {
        if (arguments[i][0] == '@') {
            return entry_error(database, error, "has arguments in a response "
                               "file (%s), which mrconv does not read; have "
                               "the build system write them out",
                               arguments[i]);
        }
    }
    return TRUE;
}

static const char *real_directory(const Database *database,
                                  const char *directory)
{
    char *real = g_hash_table_lookup(database->directories, directory);

    if (!real) {
        char *resolved = realpath(directory, NULL);

        real = g_strdup(resolved ? resolved : directory);
        free(resolved);
        g_hash_table_insert(database->directories, g_strdup(directory), real);
    }
    return real;
}

/*
 * The file relative to the root, or NULL if it is not below it.  Only the
 * directory is resolved: a source that is a symbolic link keeps its name.
 */
static char *source_in_tree(const Database *database, const char *directory,
                            const char *file)
{
    g_autofree char *path = g_canonicalize_filename(file, directory);
    g_autofree char *dirname = g_path_get_dirname(path);
    g_autofree char *basename = g_path_get_basename(path);
    g_autofree char *real = g_build_filename(real_directory(database, dirname),
                                             basename, NULL);

    return tree_relative(database->tree, real);
}

static const char *output_argument(const char **arguments)
{
    for (guint i = 1; arguments[i]; i++) {
        if (strcmp(arguments[i], "-o") == 0) {
            return arguments[i + 1];
        }
    }
    return NULL;
}

static gboolean is_generated(const Tree *tree, const char *path)
{
    g_autofree char *absolute = g_build_filename(tree->root, path, NULL);

    return g_str_has_prefix(absolute, tree->build_dir) &&
           absolute[strlen(tree->build_dir)] == G_DIR_SEPARATOR;
}

static gboolean is_there(const Tree *tree, const char *path)
{
    g_autofree char *absolute = NULL;

    if (cache_saw(tree->cache, path) || is_generated(tree, path)) {
        return TRUE;
    }
    absolute = g_build_filename(tree->root, path, NULL);
    return g_file_test(absolute, G_FILE_TEST_EXISTS);
}

static gboolean read_entry(const Database *database, JsonNode *node,
                           GError **error)
{
    Tree *tree = database->tree;
    g_autofree char *absolute = NULL;
    g_autofree char *path = NULL;
    g_auto(GStrv) arguments = NULL;
    const char *directory;
    const char *file;
    CompileCommand *command;
    JsonObject *object;

    if (!JSON_NODE_HOLDS_OBJECT(node)) {
        return entry_error(database, error, "is not an object");
    }
    object = json_node_get_object(node);
    directory = string_member(object, "directory");
    file = string_member(object, "file");
    if (!directory || !file || !*file) {
        return entry_error(database, error, "has no \"%s\"",
                           !directory ? "directory" : "file");
    }
    arguments = read_arguments(database, object, error);
    if (!arguments) {
        return FALSE;
    }

    absolute = g_canonicalize_filename(directory, tree->build_dir);
    directory = real_directory(database, absolute);
    path = source_in_tree(database, directory, file);
    if (!path) {
        return TRUE;
    }
    if (!g_file_test(directory, G_FILE_TEST_IS_DIR)) {
        return entry_error(database, error, "runs in %s, which is not a "
                           "directory", directory);
    }
    if (!check_arguments(database, arguments, error)) {
        return FALSE;
    }
    command = compile_command_new(directory, arguments);
    command->file = intern(file);
    command->output = output_argument(command->arguments);
    command_table_add(tree->commands, path, command);
    return TRUE;
}

static gboolean read_database(Tree *tree, const char *path, GError **error)
{
    g_autoptr(JsonNode) root = NULL;
    g_autoptr(GHashTable) directories = NULL;
    g_autoptr(GError) cause = NULL;
    Database database = { .tree = tree, .path = path };
    JsonArray *entries;

    root = strict_json_read(path, LIMIT, &cause);
    if (!root) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "cannot read the compile database: %s; configure the "
                    "build directory again", cause->message);
        return FALSE;
    }
    if (!JSON_NODE_HOLDS_ARRAY(root)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s is not a list of compile commands; configure the build "
                    "directory again", path);
        return FALSE;
    }

    directories = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                        g_free);
    database.directories = directories;
    entries = json_node_get_array(root);
    for (guint i = 0; i < json_array_get_length(entries); i++) {
        database.index = i;
        if (!read_entry(&database, json_array_get_element(entries, i),
                        error)) {
            return FALSE;
        }
    }
    if (command_table_is_empty(tree->commands)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s compiles nothing of %s: it belongs to another tree; "
                    "name this one's build directory with -p DIR", path,
                    tree->root);
        return FALSE;
    }
    return TRUE;
}

gboolean database_read(Tree *tree, GError **error)
{
    g_autofree char *path = tree->build_dir ? database_path(tree->build_dir)
                                            : NULL;
    guint64 now = stamp_time();
    StampStat stat;

    if (path && database_find(tree, path, &stat)) {
        return TRUE;
    }
    tree->commands = command_table_new();
    if (path && !read_database(tree, path, error)) {
        return FALSE;
    }
    tree->built = targets_built(tree->commands);
    if (path) {
        database_keep(tree, path, &stat, now);
    }
    return TRUE;
}

/* Names the first one in the order of names */
gboolean database_check(const Tree *tree, GError **error)
{
    g_autoptr(GPtrArray) files = command_table_files(tree->commands);
    const char *missing = NULL;

    for (guint i = 0; i < files->len; i++) {
        const char *file = files->pdata[i];

        if ((!missing || strcmp(file, missing) < 0) && !is_there(tree, file)) {
            missing = file;
        }
    }
    if (missing) {
        g_autofree char *database = database_path(tree->build_dir);

        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s is stale: it compiles %s, which does not exist; update "
                    "it with: ninja -C %s build.ninja",
                    database, missing, tree->build_dir);
    }
    return !missing;
}
