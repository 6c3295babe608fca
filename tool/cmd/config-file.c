/*
 * config-file.c - reads a tree's .mrconv.conf
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cmd/config.h"

#include <string.h>

#include "error.h"
#include "util/file.h"

/*
 * Where a group is opened, or a key of it set, last: key files know no lines.
 */
static guint find_line(const char *const *lines, const char *group,
                       const char *key)
{
    g_autofree char *current = NULL;
    guint found = 0;

    for (guint i = 0; lines[i]; i++) {
        g_autofree char *line = g_strstrip(g_strdup(lines[i]));
        char *end = strchr(line, line[0] == '[' ? ']' : '=');

        if (!end) {
            continue;
        }
        *end = '\0';
        if (line[0] == '[') {
            g_free(current);
            current = g_strdup(line + 1);
        }
        if (!g_strcmp0(current, group) &&
            (key ? !strcmp(g_strchomp(line), key) : line[0] == '[')) {
            found = i + 1;
        }
    }
    return found;
}

static gboolean is_key_file(const char *text, gsize length)
{
    g_autoptr(GKeyFile) file = g_key_file_new();

    return g_key_file_load_from_data(file, text, length, 0, NULL);
}

/* Behind the first @n lines of a text */
static gsize lines_size(const char *text, guint n)
{
    const char *at = text;

    for (; n > 0; n--) {
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    return at - text;
}

/* The line at which a text stops being a key file: what begins with a bad
 * line is bad however it goes on */
static guint find_bad_line(const char *text, guint n_lines)
{
    guint good = 0, bad = n_lines;

    while (good + 1 < bad) {
        guint middle = good + (bad - good) / 2;

        if (is_key_file(text, lines_size(text, middle))) {
            good = middle;
        } else {
            bad = middle;
        }
    }
    return bad;
}

/* Paths as the rest of the program writes them */
static char **read_paths(const Tree *tree, char **names, const char *origin,
                         GError **error)
{
    g_autoptr(GStrvBuilder) paths = g_strv_builder_new();

    for (guint i = 0; names[i]; i++) {
        g_autofree char *path = g_build_filename(tree->root,
                                                 g_strstrip(names[i]), NULL);
        g_autofree char *relative = tree_relative(tree, path);

        if (!relative || !g_file_test(path, G_FILE_TEST_EXISTS)) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                        "%s: there is no '%s' in the tree", origin, names[i]);
            return NULL;
        }
        g_strv_builder_add(paths, relative);
    }
    return g_strv_builder_end(paths);
}

/* The settings of a tree while they are read */
typedef struct {
    Config *config;
    const Tree *tree;
    GKeyFile *file;
    const char *const *lines;   /* of the file */
} Reading;

static char *place(const Tree *tree, guint line)
{
    return g_strdup_printf("%s/%s:%u", tree->root, CONFIG_FILE, line);
}

static gboolean read_key(const Reading *reading, const char *group,
                         const char *key, GError **error)
{
    g_autofree char *origin = place(reading->tree,
                                    find_line(reading->lines, group, key));
    g_autoptr(GError) cause = NULL;
    g_auto(GStrv) words = g_key_file_get_string_list(reading->file, group, key,
                                                     NULL, &cause);
    g_auto(GStrv) paths = NULL;

    if (!words) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE, "%s: %s", origin,
                    cause->message);
        return FALSE;
    }
    if (!config_set(reading->config, group, key, (const char *const *)words,
                    origin, error)) {
        g_prefix_error(error, "%s: invalid '%s': ", origin, key);
        return FALSE;
    }
    if (strcmp(group, CONFIG_FILES) != 0) {
        return TRUE;
    }
    paths = read_paths(reading->tree, words, origin, error);
    return paths && config_set(reading->config, group, key,
                               (const char *const *)paths, origin, error);
}

static gboolean read_group(const Reading *reading, const char *group,
                           GError **error)
{
    g_auto(GStrv) keys = g_key_file_get_keys(reading->file, group, NULL, NULL);
    g_autofree char *heading = place(reading->tree,
                                     find_line(reading->lines, group, NULL));
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    if (!config_check_group(group, heading, error)) {
        return FALSE;
    }
    for (guint i = 0; keys[i]; i++) {
        /* a key that is set twice is listed twice, and has one value */
        if (g_hash_table_add(seen, keys[i]) &&
            !read_key(reading, group, keys[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean read_text(Config *config, const Tree *tree, const char *text,
                          GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(GError) cause = NULL;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    g_auto(GStrv) groups = NULL;
    const Reading reading = {
        .config = config,
        .tree = tree,
        .file = file,
        .lines = (const char *const *)lines,
    };

    if (!g_key_file_load_from_data(file, text, strlen(text), 0, &cause)) {
        g_autofree char *origin = place(tree, find_bad_line(text,
                                                    g_strv_length(lines)));

        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE, "%s: %s", origin,
                    cause->message);
        return FALSE;
    }
    groups = g_key_file_get_groups(file, NULL);
    for (guint i = 0; groups[i]; i++) {
        if (!read_group(&reading, groups[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

Config *config_read(const Tree *tree, GError **error)
{
    g_autoptr(Config) config = config_new();
    g_autoptr(GError) cause = NULL;
    g_autofree char *path = g_build_filename(tree->root, CONFIG_FILE, NULL);
    g_autofree char *text = NULL;

    if (!file_read(path, &text, NULL, &cause)) {
        if (g_error_matches(cause, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
            return g_steal_pointer(&config);
        }
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s",
                    cause->message);
        return NULL;
    }
    return read_text(config, tree, text, error) ? g_steal_pointer(&config)
                                                : NULL;
}
