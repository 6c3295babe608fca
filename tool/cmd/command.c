/*
 * command.c - the options that every verb has
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cmd/command.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cache.h"
#include "cmd/settings.h"
#include "report.h"
#include "syntax.h"
#include "util/nearest.h"
#include "util/printable.h"
#include "util/progress.h"
#include "util/subprocess.h"
#include "util/terminal.h"

/* No number of jobs was given */
#define JOBS_UNSET G_MININT

static void trace(const char *command_line)
{
    g_autofree char *line = g_strdup_printf("+ %s\n", command_line);

    fputs(line, stderr);
}

gboolean command_choose(const char *option, const char *value,
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
    list = choices_text(choices);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                "invalid --%s '%s': expected %s", option, value, list);
    return FALSE;
}

/* Whether a terminal shows what it gets, and shows colours */
static gboolean color_by_default(void)
{
    const char *no_color = g_getenv("NO_COLOR");

    return terminal_obeys(STDOUT_FILENO) && !(no_color && *no_color);
}

static gboolean decide(CommandLine *line, const char *color, int jobs,
                       GError **error)
{
    static const char *const colors[] = { "auto", "always", "never", NULL };
    int chosen;

    if (!command_choose("color", color, colors, &chosen, error)) {
        return FALSE;
    }
    line->style.flat = terminal_is_emacs();
    line->style.color = chosen == 1 || (chosen == 0 && color_by_default());
    if (jobs != JOBS_UNSET && jobs < 1) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "invalid --jobs '%d': expected a number from 1", jobs);
        return FALSE;
    }
    line->jobs = jobs != JOBS_UNSET ? (guint)jobs : g_get_num_processors();
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
static char **separate_values(int argc, char **argv,
                              const GOptionEntry *entries)
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
                wants_value = takes_value(entries, argv[i][j]);
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

/* No option has a use for an empty value: a script's variable was not set */
static gboolean check_values(const GOptionEntry *entries, GError **error)
{
    for (; entries->long_name; entries++) {
        gboolean one = entries->arg == G_OPTION_ARG_STRING ||
                       entries->arg == G_OPTION_ARG_FILENAME;
        gboolean many = entries->arg == G_OPTION_ARG_STRING_ARRAY ||
                        entries->arg == G_OPTION_ARG_FILENAME_ARRAY;
        const char *value = one ? *(char **)entries->arg_data : NULL;
        char **values = many ? *(char ***)entries->arg_data : NULL;

        if (*entries->long_name && /* else they are the arguments */
            ((value && !*value) ||
             (values && g_strv_contains((const char *const *)values, "")))) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                        "invalid --%s '': expected %s", entries->long_name,
                        entries->arg_description);
            return FALSE;
        }
    }
    return TRUE;
}

/* Opens the tree and prints the settings that would be in force; nothing else
 * is left to do */
static gboolean print_settings(CommandLine *line, GError **error)
{
    g_autofree char *text = command_open_tree(line, error)
                            ? config_to_text(line->config) : NULL;

    line->help = TRUE;
    return text && command_print(text, error);
}

/* Where the common options go that do not go into the command line as they
 * are */
typedef struct {
    char **color;
    gboolean print_config;
    gboolean verbose;
    gboolean no_cache;
    int jobs;
} CommonValues;

/* A verb's own letter takes precedence over a common one */
static void add_entries(GArray *all, const GOptionEntry *entries)
{
    guint n_before = all->len;

    for (; entries->long_name; entries++) {
        GOptionEntry entry = *entries;

        for (guint i = 0; i < n_before; i++) {
            if (g_array_index(all, GOptionEntry, i).short_name ==
                entry.short_name) {
                entry.short_name = 0;
            }
        }
        g_array_append_val(all, entry);
    }
}

/* The options of a verb: its own, and the common ones that it takes */
static GArray *list_entries(CommandLine *line, CommonValues *values,
                            CommonOptions takes)
{
    const GOptionEntry tree[] = {
        { "tree", 0, 0, G_OPTION_ARG_FILENAME, &line->tree_dir,
          "the QEMU tree, or a directory in it", "DIR" },
        { "build-dir", 'p', 0, G_OPTION_ARG_FILENAME, &line->build_dir,
          "configured build directory (default: build)", "DIR" },
        { "jobs", 'j', 0, G_OPTION_ARG_INT, &values->jobs,
          "parallel jobs (default: number of CPUs)", "N" },
        { "exclude", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &line->exclude,
          "leave out files below PATH", "PATH" },
        { "print-config", 0, 0, G_OPTION_ARG_NONE, &values->print_config,
          "show settings, and where they come from", NULL },
        { "no-cache", 0, 0, G_OPTION_ARG_NONE, &values->no_cache,
          "neither use nor keep cached results", NULL },
        G_OPTION_ENTRY_NULL
    };
    const GOptionEntry color[] = {
        { "color", 0, 0, G_OPTION_ARG_STRING, values->color,
          "auto, always or never", "WHEN" },
        G_OPTION_ENTRY_NULL
    };
    const GOptionEntry always[] = {
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &line->quiet,
          "neither progress nor summary", NULL },
        { "verbose", 'v', 0, G_OPTION_ARG_NONE, &values->verbose,
          "show each program that is run", NULL },
        { "help", 'h', 0, G_OPTION_ARG_NONE, &line->help,
          "show this help", NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &line->paths,
          NULL, NULL },
        G_OPTION_ENTRY_NULL
    };
    GArray *all = g_array_new(TRUE, FALSE, sizeof(GOptionEntry));

    add_entries(all, line->own);
    if (takes & TAKES_TREE) {
        add_entries(all, tree);
    }
    if (takes & TAKES_COLOR) {
        add_entries(all, color);
    }
    add_entries(all, always);
    return all;
}

static void apply(const CommandLine *line, const CommonValues *values)
{
    if (line->quiet) {
        progress_silence();
    }
    cache_set_reader(syntax_version());
    if (!values->no_cache) {
        cache_enable();
    }
    if (values->verbose) {
        subprocess_set_trace(trace);
    }
}

static GOptionEntry *copy_entries(const GOptionEntry *entries)
{
    guint n = 0;

    while (entries[n].long_name) {
        n++;
    }
    return g_memdup2(entries, (n + 1) * sizeof(*entries));
}

CommandLine *command_parse(const Command *command, const GOptionEntry *own,
                           int argc, char **argv, GError **error)
{
    g_autoptr(CommandLine) line = g_new0(CommandLine, 1);
    g_autofree char *color = NULL;
    CommonValues values = { .color = &color, .jobs = JOBS_UNSET };
    g_autoptr(GOptionContext) context =
        g_option_context_new(command->arguments);
    g_autoptr(GArray) entries = NULL;
    g_autoptr(GError) cause = NULL;
    g_autofree char *help = NULL;
    g_auto(GStrv) arguments = NULL;
    g_autofree char *program = g_strconcat("mrconv ", command->name, NULL);

    line->own = copy_entries(own);
    /* libclang may leave us in another one */
    line->directory = realpath(".", NULL);
    entries = list_entries(line, &values, command->takes);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_summary(context, command->summary);
    g_option_context_set_description(context, command->description);
    g_option_context_add_main_entries(context, (GOptionEntry *)entries->data,
                                      NULL);
    g_set_prgname(program);
    arguments = separate_values(argc, argv, (GOptionEntry *)entries->data);
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
    if (!check_values((GOptionEntry *)entries->data, error) ||
        !decide(line, color, values.jobs, error)) {
        return NULL;
    }
    if (values.print_config) {
        if (command->find_paths) {
            command->find_paths(line);
        }
        if (!print_settings(line, error)) {
            return NULL;
        }
    }
    apply(line, &values);
    return g_steal_pointer(&line);
}

void command_line_free(CommandLine *line)
{
    if (line) {
        g_free(line->tree_dir);
        g_free(line->build_dir);
        free(line->directory);
        g_strfreev(line->paths);
        g_strfreev(line->exclude);
        g_free(line->own);
        config_free(line->config);
        g_strfreev(line->files);
        g_clear_pointer(&line->tree, tree_free);
        g_free(line);
    }
}

static Tree *open_tree(const CommandLine *line, GError **error)
{
    const char *start = line->tree_dir ? line->tree_dir : line->paths[0];
    Tree *tree = NULL;

    /* a first path that is not here may be one as JSON has it */
    if (!line->tree_dir && start && !g_file_test(start, G_FILE_TEST_EXISTS)) {
        tree = tree_open(NULL, line->build_dir, NULL);
    }
    return tree ? tree : tree_open(start, line->build_dir, error);
}

gboolean command_open_tree(CommandLine *line, GError **error)
{
    line->tree = open_tree(line, error);
    if (!line->tree || !settings_read(line, line->tree, error)) {
        return FALSE;
    }
    line->style.root = line->tree->root;
    line->style.directory = line->directory;
    line->files = settings_paths(line->config);
    line->tree->cure = settings_cure(line);
    line->tree->field_names = config_field_names(line->config);
    return TRUE;
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

void command_say(const GPtrArray *messages)
{
    for (guint i = 0; i < messages->len; i++) {
        g_autofree char *message = printable_lines(messages->pdata[i]);

        fprintf(stderr, "mrconv: %s\n", message);
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

gboolean command_deliver(const CommandLine *line, GPtrArray *files,
                         gboolean in_place, GError **error)
{
    g_autofree char *diff = NULL;
    g_autofree char *text = NULL;

    if (in_place) {
        return edit_write(line->tree, files, error);
    }
    diff = edit_diff(files, error);
    text = diff ? report_diff(diff, &line->style) : NULL;
    return text && command_print(text, error);
}
