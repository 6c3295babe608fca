/*
 * command.c - the options that every verb has
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "command.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cache.h"
#include "settings.h"
#include "util/progress.h"
#include "util/subprocess.h"

static void trace(const char *command_line)
{
    g_autofree char *line = g_strdup_printf("+ %s\n", command_line);

    fputs(line, stderr);
}

static gboolean choose(const char *option, const char *value,
                       const char *const *choices, int *chosen,
                       GError **error)
{
    g_autofree char *list = NULL;

    for (int i = 0; choices[i]; i++) {
        if (!value || strcmp(value, choices[i]) == 0) {
            *chosen = i;
            return TRUE;
        }
    }
    list = g_strjoinv(", ", (char **)choices);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                "--%s knows %s, not '%s'", option, list, value);
    return FALSE;
}

static gboolean decide(CommandLine *line, const char *format,
                       const char *color, int jobs, GError **error)
{
    static const char *const formats[] = { "text", "json", "sarif", "html", NULL };
    static const char *const colors[] = { "auto", "always", "never", NULL };
    const char *no_color = g_getenv("NO_COLOR");
    int chosen;

    if (!choose("format", format, formats, &chosen, error)) {
        return FALSE;
    }
    line->format = chosen;
    if (!choose("color", color, colors, &chosen, error)) {
        return FALSE;
    }
    line->color = chosen == 1 || (chosen == 0 && isatty(STDOUT_FILENO) &&
                                  !(no_color && *no_color));
    if (jobs < 0) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "--jobs takes a number from 1 on, not %d", jobs);
        return FALSE;
    }
    line->jobs = jobs ? (guint)jobs : g_get_num_processors();
    return TRUE;
}

static gboolean takes_value(const GOptionEntry *entries, char letter)
{
    for (guint i = 0; entries[i].long_name; i++) {
        if (entries[i].short_name == letter) {
            return entries[i].arg != G_OPTION_ARG_NONE;
        }
    }
    return FALSE;
}

/*
 * The arguments with -j8 as -j 8: GOption wants the value of a short option to
 * stand alone.
 */
static char **separate_values(int argc, char **argv, const GOptionEntry *own,
                              const GOptionEntry *common)
{
    g_autoptr(GStrvBuilder) arguments = g_strv_builder_new();
    gboolean is_value = TRUE;    /* so is the program's name */
    gboolean options_end = FALSE;

    for (int i = 0; i < argc; i++) {
        const char *value = NULL;
        gboolean wants_value = FALSE;

        options_end |= !is_value && strcmp(argv[i], "--") == 0;
        if (!is_value && !options_end && argv[i][0] == '-' &&
            argv[i][1] != '-') {
            for (int j = 1; argv[i][j] && !wants_value; j++) {
                wants_value = takes_value(own, argv[i][j]) ||
                              takes_value(common, argv[i][j]);
                value = argv[i] + j + 1;
            }
        }
        is_value = wants_value && !*value;
        if (wants_value && *value) {
            g_autofree char *option = g_strndup(argv[i], value - argv[i]);

            g_strv_builder_add_many(arguments, option, value, NULL);
        } else {
            g_strv_builder_add(arguments, argv[i]);
        }
    }
    return g_strv_builder_end(arguments);
}

/* Opens the tree and prints the settings that would be in force; nothing else
 * is left to do */
static gboolean print_settings(CommandLine *line, GError **error)
{
    g_auto(GStrv) paths = NULL;
    g_autoptr(Tree) tree = command_open_tree(line, &paths, error);
    g_autofree char *text = tree ? config_to_text(line->config) : NULL;

    line->help = TRUE;
    return text && command_print(text, error);
}

CommandLine *command_parse(const Command *command, const GOptionEntry *own,
                           int argc, char **argv, GError **error)
{
    g_autoptr(CommandLine) line = g_new0(CommandLine, 1);
    g_autoptr(GOptionContext) context = NULL;
    g_autoptr(GError) cause = NULL;
    g_autofree char *format = NULL;
    g_autofree char *color = NULL;
    g_autofree char *help = NULL;
    g_auto(GStrv) arguments = NULL;
    g_autofree char *program = g_strconcat("mrconv ", command->name, NULL);
    gboolean print_config = FALSE;
    gboolean verbose = FALSE;
    gboolean no_cache = FALSE;
    int jobs = 0;
    GOptionEntry common[] = {
        { "tree", 0, 0, G_OPTION_ARG_FILENAME, &line->tree_dir,
          "the QEMU tree, or a directory in it", "DIR" },
        { "build-dir", 'p', 0, G_OPTION_ARG_FILENAME, &line->build_dir,
          "configured build directory (default: build)", "DIR" },
        { "jobs", 'j', 0, G_OPTION_ARG_INT, &jobs,
          "how much to do at once (default: all CPUs)", "N" },
        { "exclude", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &line->exclude,
          "leave out files below PATH", "PATH" },
        { "print-config", 0, 0, G_OPTION_ARG_NONE, &print_config,
          "show settings, and where they come from", NULL },
        { "format", 0, 0, G_OPTION_ARG_STRING, &format,
          "text, json, sarif or html", "FORMAT" },
        { "color", 0, 0, G_OPTION_ARG_STRING, &color,
          "auto, always or never", "WHEN" },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &line->quiet,
          "neither progress nor summary", NULL },
        { "no-cache", 0, 0, G_OPTION_ARG_NONE, &no_cache,
          "find out everything anew", NULL },
        { "verbose", 'v', 0, G_OPTION_ARG_NONE, &verbose,
          "show each program that is run", NULL },
        { "help", 'h', 0, G_OPTION_ARG_NONE, &line->help,
          "show this help", NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &line->paths,
          NULL, NULL },
        G_OPTION_ENTRY_NULL
    };

    /* a verb's own letter goes before the common one */
    for (guint i = 0; i < G_N_ELEMENTS(common); i++) {
        for (guint j = 0; own[j].long_name; j++) {
            if (common[i].short_name == own[j].short_name) {
                common[i].short_name = 0;
            }
        }
    }
    context = g_option_context_new(command->arguments);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_summary(context, command->summary);
    g_option_context_set_description(context, command->description);
    g_option_context_add_main_entries(context, own, NULL);
    g_option_context_add_main_entries(context, common, NULL);
    g_set_prgname(program);
    arguments = separate_values(argc, argv, own, common);
    if (!g_option_context_parse_strv(context, &arguments, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "%s; see mrconv %s --help", cause->message, command->name);
        return NULL;
    }
    if (!line->paths) {
        line->paths = g_new0(char *, 1);
    }
    if (line->help) {
        help = g_option_context_get_help(context, TRUE, NULL);
        return command_print(help, error) ? g_steal_pointer(&line) : NULL;
    }
    if (!decide(line, format, color, jobs, error)) {
        return NULL;
    }
    line->own = own;
    if (print_config) {
        if (command->find_paths) {
            command->find_paths(line);
        }
        if (!print_settings(line, error)) {
            return NULL;
        }
    }
    if (line->quiet) {
        progress_silence();
    }
    if (!no_cache) {
        cache_enable();
    }
    if (verbose) {
        subprocess_set_trace(trace);
    }
    return g_steal_pointer(&line);
}

void command_line_free(CommandLine *line)
{
    if (line) {
        g_free(line->tree_dir);
        g_free(line->build_dir);
        g_strfreev(line->paths);
        g_strfreev(line->exclude);
        config_free(line->config);
        g_free(line);
    }
}

Tree *command_open_tree(CommandLine *line, char ***paths, GError **error)
{
    const char *start = line->tree_dir ? line->tree_dir : line->paths[0];
    g_autoptr(Tree) tree = tree_open(start, line->build_dir, error);

    *paths = NULL;
    if (!tree || !settings_read(line, tree, error)) {
        return NULL;
    }
    *paths = settings_paths(line->config);
    return g_steal_pointer(&tree);
}

gboolean command_print(const char *text, GError **error)
{
    if (fputs(text, stdout) != EOF && fflush(stdout) == 0) {
        return TRUE;
    }
    /* The reader of a pipe has seen enough: as if the signal had come */
    g_set_error(error, MRCONV_ERROR,
                errno == EPIPE ? 128 + SIGPIPE : EXIT_CODE_ENVIRONMENT,
                "cannot write to standard output: %s", g_strerror(errno));
    return FALSE;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

char **command_constructors(const Audit *audit)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_null_terminated(0, g_free,
                                                                 TRUE);

    for (guint i = 0; i < audit->sites->len; i++) {
        const Site *site = g_ptr_array_index(audit->sites, i);

        for (guint j = 0; site_is_convertible(site) && j < site->inits->len;
             j++) {
            const Init *init = g_ptr_array_index(site->inits, j);

            if (!g_ptr_array_find_with_equal_func(names,
                                                  init->constructor->name,
                                                  g_str_equal, NULL)) {
                g_ptr_array_add(names, g_strdup(init->constructor->name));
            }
        }
    }
    g_ptr_array_sort(names, compare_names);
    return (char **)g_ptr_array_steal(names, NULL);
}

void command_drop_unedited(GPtrArray *edits)
{
    for (guint i = edits->len; i > 0; i--) {
        const FileEdit *file = g_ptr_array_index(edits, i - 1);

        if (file->problem) {
            fprintf(stderr, "mrconv: %s; the file stays as it is\n",
                    file->problem);
            g_ptr_array_remove_index(edits, i - 1);
        }
    }
}

gboolean command_check_clean(const Tree *tree, GPtrArray *files,
                             GError **error)
{
    g_autoptr(GPtrArray) changed = tree_changed(tree, NULL, error);

    if (!changed) {
        return FALSE;
    }
    for (guint i = 0; i < files->len; i++) {
        const FileEdit *edit = g_ptr_array_index(files, i);

        if (g_ptr_array_find_with_equal_func(changed, edit->file, g_str_equal,
                                             NULL)) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        "%s has uncommitted changes; commit them, or use "
                        "--allow-dirty", edit->file);
            return FALSE;
        }
    }
    return TRUE;
}

gboolean command_deliver(const Tree *tree, GPtrArray *files, gboolean in_place,
                         GError **error)
{
    g_autofree char *diff = NULL;

    if (in_place) {
        return edit_write(tree, files, error);
    }
    diff = edit_diff(files, error);
    return diff && command_print(diff, error);
}
