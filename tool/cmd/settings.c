/*
 * settings.c - what a verb is told by the tree and, above that, by the user
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cmd/settings.h"

#include <string.h>

#define COMMAND_LINE "command line"

/* A path is meant relative to the current directory or, as JSON and baselines
 * have it, to the tree */
static char *relative_path(const Tree *tree, const char *path, GError **error)
{
    g_autofree char *relative = *path ? tree_relative(tree, path) : NULL;
    g_autofree char *in_tree = g_build_filename(tree->root, path, NULL);

    if (*path && !g_path_is_absolute(path) &&
        !g_file_test(path, G_FILE_TEST_EXISTS) &&
        g_file_test(in_tree, G_FILE_TEST_EXISTS)) {
        g_free(relative);
        relative = tree_relative(tree, in_tree);
    }
    if (!relative) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "'%s' is not in the tree %s", path, tree->root);
    }
    return g_steal_pointer(&relative);
}

static char **relative_paths(const Tree *tree, char **paths, GError **error)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

    for (guint i = 0; paths[i]; i++) {
        g_autofree char *path = relative_path(tree, paths[i], error);

        if (!path) {
            return NULL;
        }
        g_strv_builder_add(builder, path);
    }
    return g_strv_builder_end(builder);
}

/* Has paths from the command line take the place of those in the settings */
static gboolean choose_files(Config *config, const Tree *tree,
                             const char *key, char **paths, GError **error)
{
    g_auto(GStrv) relative = NULL;

    if (!paths || !paths[0]) {
        return TRUE;
    }
    relative = relative_paths(tree, paths, error);
    return relative && config_set(config, CONFIG_FILES, key,
                                  (const char *const *)relative, COMMAND_LINE,
                                  error);
}

/* RULE=SEVERITY, any number of them */
static gboolean choose_severities(Config *config, char **choices,
                                  GError **error)
{
    for (guint i = 0; choices && choices[i]; i++) {
        g_auto(GStrv) pair = g_strsplit(choices[i], "=", 2);

        if (!config_set(config, CONFIG_SEVERITY, pair[0],
                        (const char *const *)pair + 1, COMMAND_LINE, error)) {
            g_prefix_error(error, "invalid --severity '%s': ", choices[i]);
            return FALSE;
        }
    }
    return TRUE;
}

/* The verb's option of a setting's name */
static const GOptionEntry *find_option(const CommandLine *line,
                                       const char *name)
{
    for (const GOptionEntry *option = line->own; option->long_name; option++) {
        if (!strcmp(option->long_name, name)) {
            return option;
        }
    }
    return NULL;
}

/* What an option says; of the values of series' --to the last that is no
 * address */
static const char *find_word(const GOptionEntry *option)
{
    char **values;
    const char *word = NULL;

    if (option->arg == G_OPTION_ARG_STRING) {
        return *(char **)option->arg_data;
    }
    values = *(char ***)option->arg_data;
    for (guint i = 0; values && values[i]; i++) {
        word = settings_is_address(values[i]) ? word : values[i];
    }
    return word;
}

gboolean settings_is_address(const char *value)
{
    return strchr(value, '@') != NULL;
}

static gboolean choose_word(CommandLine *line, const char *group,
                            const char *name, GError **error)
{
    const GOptionEntry *option = find_option(line, name);
    const char *word = option ? find_word(option) : NULL;
    const char *const words[] = { word, NULL };

    if (word && !config_set(line->config, group, name, words, COMMAND_LINE,
                            error)) {
        g_prefix_error(error, "invalid --%s '%s': ", name, word);
        return FALSE;
    }
    return TRUE;
}

static gboolean override(CommandLine *line, const Tree *tree, GError **error)
{
    if (!choose_files(line->config, tree, "paths", line->paths, error) ||
        !choose_files(line->config, tree, "exclude", line->exclude, error)) {
        return FALSE;
    }
    for (const GOptionEntry *option = line->own; option->long_name; option++) {
        if (!strcmp(option->long_name, "severity") &&
            !choose_severities(line->config, *(char ***)option->arg_data,
                               error)) {
            return FALSE;
        }
    }
    return choose_word(line, CONFIG_SERIES, "split", error) &&
           choose_word(line, CONFIG_CONVERSION, "to", error);
}

gboolean settings_read(CommandLine *line, const Tree *tree, GError **error)
{
    line->config = config_read(tree, error);
    return line->config && override(line, tree, error);
}

Cure settings_cure(const CommandLine *line)
{
    const char *to = config_get(line->config, CONFIG_CONVERSION, "to")[0];

    return find_option(line, "to") && !strcmp(to, "embed") ? CURE_EMBED
                                                           : CURE_NEW;
}

char **settings_paths(const Config *config)
{
    const char *const *paths = config_get(config, CONFIG_FILES, "paths");
    const char *const *exclude = config_get(config, CONFIG_FILES, "exclude");
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();

    if (!paths[0] && !exclude[0]) {
        return NULL;
    }
    if (!paths[0]) {
        g_strv_builder_add(builder, ".");
    }
    for (guint i = 0; paths[i]; i++) {
        g_strv_builder_add(builder, paths[i]);
    }
    for (guint i = 0; exclude[i]; i++) {
        g_autofree char *path = g_strconcat("!", exclude[i], NULL);

        g_strv_builder_add(builder, path);
    }
    return g_strv_builder_end(builder);
}
