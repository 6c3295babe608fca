/*
 * cmd-check.c - mrconv check: does a conversion compile, and do no harm?
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "constructor-names.h"
#include "conversion.h"
#include "check.h"
#include "report.h"
#include "trial.h"
#include "report/line.h"
#include "util/compare.h"
#include "util/plural.h"

typedef struct {
    char *to;
    char *run;
    gboolean leaks;
} CheckOptions;

/*
 * What a conversion leaves behind: sources that use the new constructors, and
 * those from which only a free has gone, which git knows.
 */
static GPtrArray *converted_files(const CommandLine *line, GError **error)
{
    static const char *const words[] = { NEW_PREFIX, NULL };
    const Tree *tree = line->tree;
    const char *const *paths = (const char *const *)line->files;
    g_autoptr(GPtrArray) sources = tree_sources(tree, paths, error);
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(GPtrArray) changed = NULL;

    files = sources ? tree_select(tree, sources, words, error) : NULL;
    changed = files ? tree_changed(tree, paths, error) : NULL;
    if (!changed) {
        return NULL;
    }
    for (guint i = 0; i < changed->len; i++) {
        const char *file = g_ptr_array_index(changed, i);

        if (g_ptr_array_find_with_equal_func(sources, file, g_str_equal,
                                             NULL) &&
            !g_ptr_array_find_with_equal_func(files, file, g_str_equal,
                                              NULL)) {
            g_ptr_array_add(files, g_strdup(file));
        }
    }
    g_ptr_array_sort(files, compare_strings);
    return g_steal_pointer(&files);
}

/*
 * What a conversion would still change in files that it has been through: one
 * that was cut short, or code that was added since.
 */
static char *left_over(const CommandLine *line, GPtrArray *files,
                       GError **error)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_copy(files, NULL, NULL);
    g_autoptr(Audit) audit = NULL;
    g_autoptr(GString) text = g_string_new(NULL);

    g_ptr_array_set_free_func(paths, NULL);
    g_ptr_array_add(paths, NULL);
    audit = audit_run(line->tree, (const char *const *)paths->pdata,
                      line->jobs, error);
    if (!audit) {
        return NULL;
    }
    for (guint i = 0; i < audit->sites->len; i++) {
        const Site *site = g_ptr_array_index(audit->sites, i);
        const Location *where = &site->allocation->where;

        if (site_is_convertible(site)) {
            line_append(text, &line->style, "warning", where,
                        "'%s' is not converted [%s]", site->allocation->lvalue,
                        site->verdict);
        }
    }
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* What convert would make of the tree */
static Conversion *make_conversion(const CommandLine *line, GError **error)
{
    g_autoptr(Conversion) conversion = NULL;

    conversion = tree_require_build(line->tree, error) &&
                 tree_stand_in(line->tree, error)
                 ? conversion_new(line->tree, (const char *const *)line->files,
                                  line->jobs, error) : NULL;
    if (!conversion || !conversion_make(conversion, line->jobs, error)) {
        return NULL;
    }
    command_say(conversion->left);
    if (!conversion->edits->len) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s has neither uncommitted changes nor anything to "
                    "convert: check out the commit before the conversion",
                    line->tree->root);
        return NULL;
    }
    return g_steal_pointer(&conversion);
}

static gboolean try(const CommandLine *line, const CheckOptions *options,
                    const Trial *trial, const char *when, TrialRun *run,
                    GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (!line->quiet) {
        fprintf(stderr, "mrconv: running the command %s the conversion\n",
                when);
    }
    if (!trial_run(trial, options->run, options->leaks, !line->quiet, run,
                   error)) {
        return FALSE;
    }
    g_string_printf(text, "%s: exit status %d", when, run->status);
    if (run->errors) {
        g_string_append_printf(text, ", %u memory errors", run->errors);
    }
    if (options->leaks) {
        g_string_append_printf(text, ", %" G_GUINT64_FORMAT " bytes leaked in "
                               "%" G_GUINT64_FORMAT " allocations",
                               run->bytes, run->blocks);
    }
    g_string_append_c(text, '\n');
    return command_print(text->str, error);
}

static ExitCode compare(const TrialRun *before, const TrialRun *after,
                        GError **error)
{
    if (before->status && after->status) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "it already fails before the conversion: "
                    "inconclusive");
    } else if (after->status || after->errors > before->errors) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                    "the command fails after the conversion");
    } else if (after->bytes > before->bytes ||
               after->blocks > before->blocks) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_CHECK,
                    "more is leaked after the conversion");
    }
    return EXIT_CODE_DONE;
}

/*
 * Before is HEAD, after is the tree as it is; where these are the same, it is
 * the tree as a conversion would make it.
 */
static ExitCode run_twice(const CommandLine *line, const CheckOptions *options,
                          GError **error)
{
    g_autoptr(GPtrArray) changes = trial_changes(line->tree, error);
    g_autoptr(Conversion) conversion = NULL;
    g_autoptr(Trial) trial = NULL;
    TrialRun before, after;

    if (!changes) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (!changes->len) {
        conversion = make_conversion(line, error);
        if (!conversion) {
            return EXIT_CODE_ENVIRONMENT;
        }
    }
    trial = trial_new(line->tree, error);
    if (!trial || !try(line, options, trial, "before", &before, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (options->leaks && !before.blocks && !line->quiet) {
        fputs("mrconv: no leak is reported; is what CMD runs built with "
              "-fsanitize=address?\n", stderr);
    }
    if (!(conversion ? trial_take_edits(trial, conversion->files, error)
                     : trial_take_changes(trial, changes, error)) ||
        !try(line, options, trial, "after", &after, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    return compare(&before, &after, error);
}

static ExitCode compile(const CommandLine *line, GError **error)
{
    g_autoptr(GPtrArray) files = NULL;
    g_autoptr(Check) check = NULL;
    g_autofree char *text = NULL;
    g_autofree char *left = NULL;

    if (!tree_require_build(line->tree, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    files = converted_files(line, error);
    check = files ? check_compile(line->tree, files, NULL, line->jobs, error)
                  : NULL;
    if (!check) {
        return EXIT_CODE_ENVIRONMENT;
    }
    text = report_check(check, NULL, &line->style);
    if (!command_print(text, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (!line->quiet) {
        fprintf(stderr, "mrconv: compiled %u file%s with %u command%s: %u "
                "error%s, %u not compiled\n", check->n_compiled,
                plural(check->n_compiled), check->n_commands,
                plural(check->n_commands), check->errors->len,
                plural(check->errors->len), check->uncompiled->len);
    }
    if (check->errors->len || check->uncompiled->len) {
        return EXIT_CODE_CHECK;
    }
    if (!files->len) {
        return EXIT_CODE_DONE;
    }
    left = left_over(line, files, error);
    if (!left || !command_print(left, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    return *left ? EXIT_CODE_FINDINGS : EXIT_CODE_DONE;
}

static ExitCode check_run(const Command *command, int argc, char **argv,
                          GError **error)
{
    CheckOptions options = { 0 };
    const GOptionEntry own[] = {
        { "to", 0, 0, G_OPTION_ARG_STRING, &options.to,
          "which cure the conversion is, see mrconv convert", "CURE" },
        { "run", 0, 0, G_OPTION_ARG_STRING, &options.run,
          "run CMD before and after the conversion instead", "CMD" },
        { "leaks", 0, 0, G_OPTION_ARG_NONE, &options.leaks,
          "with --run, compare what LeakSanitizer reports", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, own, argc, argv,
                                                error);
    g_autofree char *run = options.run;
    g_autofree char *to = options.to;

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (options.leaks && !run) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "--leaks needs --run");
        return EXIT_CODE_USAGE;
    }
    if (!command_open_tree(line, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    return run ? run_twice(line, &options, error) : compile(line, error);
}

const Command command_check = {
    .name = "check",
    .arguments = "[PATH...]",
    .summary = "compile, or run, what a conversion has changed",
    .description =
        "Compiles the files below PATH (default: the whole tree) that use\n"
        "memory_region_new_*() or have uncommitted changes, each with all of\n"
        "its own commands, and the implementation of the memory API.\n"
        "Objects go to a temporary directory.  Then says which regions of "
        "these\n"
        "files could still be converted (exit status 1).\n"
        "\n"
        "With --run, a shell runs CMD in a temporary git worktree: first on\n"
        "HEAD, then with the uncommitted changes, or if there are none with\n"
        "what convert would change.  Exit status 4 if the second run\n"
        "fails, or leaks more.\n",
    .takes = TAKES_TREE | TAKES_COLOR,
    .run = check_run,
};
