/*
 * cmd-audit.c - mrconv audit: regions on the heap, and what can be done
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "audit.h"
#include "audit/baseline.h"
#include "cmd/command.h"
#include "store/facts-files.h"
#include "report.h"
#include "audit/since.h"
#include "tree/staged.h"

typedef enum {
    FORMAT_TEXT,
    FORMAT_JSON,
    FORMAT_SARIF,
    FORMAT_GITLAB,
    FORMAT_HTML,
} Format;

static const char *const formats[] = {
    "text", "json", "sarif", "gitlab", "html", NULL
};

typedef struct {
    char *format_name;
    char *baseline;
    char *revision;
    char *facts;
    char *to;
    char **severities;
    gboolean update;
    gboolean staged;
    gboolean exit_zero;
    gboolean no_fixes;
    int format;
} Options;

static Fixes *make_fixes(const CommandLine *line, const Options *options,
                         const Audit *audit, GError **error)
{
    return options->no_fixes ? fixes_none(audit, "no fixes: --no-fixes")
                             : fixes_make(audit, line->jobs, error);
}

static char *make_report(const CommandLine *line, const Options *options,
                         const Audit *audit, ExitCode status, GError **error)
{
    g_autoptr(Fixes) fixes = NULL;

    switch ((Format)options->format) {
    case FORMAT_TEXT:
        return report_text(audit, &line->style);
    case FORMAT_JSON:
        return report_json(audit);
    case FORMAT_GITLAB:
        return report_gitlab(audit);
    case FORMAT_SARIF:
        fixes = make_fixes(line, options, audit, error);
        return fixes ? report_sarif(audit, fixes, status, error) : NULL;
    case FORMAT_HTML:
        fixes = make_fixes(line, options, audit, error);
        return fixes ? report_html(audit, fixes, error) : NULL;
    }
    g_assert_not_reached();
}

static void options_clear(Options *options)
{
    g_free(options->format_name);
    g_free(options->baseline);
    g_free(options->revision);
    g_free(options->facts);
    g_free(options->to);
    g_strfreev(options->severities);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)

/* libclang may leave us in another directory */
static void make_absolute(char **path)
{
    char *absolute = *path ? g_canonicalize_filename(*path, NULL) : NULL;

    g_free(*path);
    *path = absolute;
}

/* A file that cannot be written is better told of before the audit */
static gboolean check_directory(const char *path, GError **error)
{
    g_autofree char *directory = g_path_get_dirname(path);

    if (g_access(directory, W_OK) == 0) {
        return TRUE;
    }
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                "cannot write to %s: %s; name another file", directory,
                g_strerror(errno));
    return FALSE;
}

static gboolean check_options(Options *options, const CommandLine *line,
                              GError **error)
{
    if (options->update && (!options->baseline || line->paths[0] ||
                            options->revision || options->staged)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "--update-baseline needs --baseline FILE and takes neither "
                    "PATH nor --diff nor --staged: a baseline is for the whole "
                    "tree");
        return FALSE;
    }
    if (options->revision && options->staged) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "--staged compares with HEAD and takes no --diff");
        return FALSE;
    }
    if (options->facts && !g_file_test(options->facts, G_FILE_TEST_IS_DIR)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "there is no directory %s; mrconv facts makes it",
                    options->facts);
        return FALSE;
    }
    make_absolute(&options->baseline);
    if (options->update && !check_directory(options->baseline, error)) {
        return FALSE;
    }
    if (!command_choose("format", options->format_name, formats,
                        &options->format, error)) {
        return FALSE;
    }
    if (options->no_fixes && options->format != FORMAT_SARIF &&
        options->format != FORMAT_HTML) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "--no-fixes needs --format=sarif or html: no other format "
                    "has edits in it");
        return FALSE;
    }
    return TRUE;
}

/* Audits the files that have changed since @revision, as far as they have
 * changed */
static Audit *audit_changes(const CommandLine *line, const Tree *tree,
                            const char *revision, GPtrArray **changes,
                            GError **error)
{
    g_auto(GStrv) changed = NULL;

    *changes = since_read(tree, revision, error);
    changed = *changes ? since_paths(*changes, tree,
                                     (const char *const *)line->files, error)
                       : NULL;
    return changed ? audit_run(tree, (const char *const *)changed, line->jobs,
                               error) : NULL;
}

static const char *find_unreadable(const Audit *audit)
{
    for (guint i = 0; i < audit->unjudged->len; i++) {
        const Unjudged *unjudged = audit->unjudged->pdata[i];

        if (unjudged->unreadable) {
            return unjudged->where.file;
        }
    }
    return NULL;
}

static ExitCode finish(const CommandLine *line, const Options *options,
                       const Audit *audit, GError **error)
{
    ExitCode status = !options->exit_zero &&
        (audit->sites->len || audit->findings->len || audit->unjudged->len)
        ? EXIT_CODE_FINDINGS : EXIT_CODE_DONE;
    g_autofree char *text = make_report(line, options, audit, status, error);
    g_autofree char *summary = NULL;
    const char *unreadable = find_unreadable(audit);

    if (!text || !command_print(text, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (!line->quiet) {
        summary = report_summary(audit);
        fprintf(stderr, "mrconv: %s\n", summary);
    }
    if (unreadable) {
        g_autofree char *path = style_path(&line->style, unreadable);

        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s cannot be read: the audit is incomplete", path);
        return EXIT_CODE_ENVIRONMENT;
    }
    return status;
}

static ExitCode audit_tree(CommandLine *line, const Options *options,
                           GError **error)
{
    g_autoptr(Exchange) exchange = NULL;
    g_autoptr(Staged) staged = NULL;
    g_autoptr(GHashTable) baseline = NULL;
    g_autoptr(GPtrArray) changes = NULL;
    g_autoptr(Audit) audit = NULL;
    const char *revision = options->revision;
    Tree *tree = NULL;
    ExitCode status;

    if (command_open_tree(line, error)) {
        tree = line->tree;
    }
    if (tree && options->staged) {
        staged = staged_open(tree, error);
        tree = staged ? staged->tree : NULL;
        revision = staged ? staged->parent : NULL;
    }
    if (!tree || !tree_stand_in(tree, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (options->facts) {
        tree->exchange = exchange = exchange_new(options->facts);
    }
    /* other formats name one cure */
    tree->homes = options->format == FORMAT_JSON ||
                  options->format == FORMAT_HTML;
    if (options->baseline && !options->update) {
        baseline = baseline_read(options->baseline, error);
        if (!baseline) {
            return EXIT_CODE_ENVIRONMENT;
        }
    }
    audit = revision
        ? audit_changes(line, tree, revision, &changes, error)
        : audit_run(tree, (const char *const *)line->files, line->jobs, error);
    if (!audit) {
        return EXIT_CODE_ENVIRONMENT;
    }
    config_apply(line->config, audit);
    if (options->update) {
        return baseline_write(audit, options->baseline, error)
               ? EXIT_CODE_DONE : EXIT_CODE_ENVIRONMENT;
    }
    if (baseline) {
        baseline_apply(audit, baseline);
    }
    if (changes) {
        since_apply(audit, changes);
    }
    status = finish(line, options, audit, error);
    audit_leave(g_steal_pointer(&audit));
    return status;
}

static ExitCode audit_command_run(const Command *command, int argc,
                                  char **argv, GError **error)
{
    g_auto(Options) options = { .format_name = NULL };
    const GOptionEntry entries[] = {
        { "format", 0, 0, G_OPTION_ARG_STRING, &options.format_name,
          "text, json, sarif, gitlab or html", "FORMAT" },
        { "to", 0, 0, G_OPTION_ARG_STRING, &options.to,
          "which cure to report, see mrconv convert", "CURE" },
        { "baseline", 0, 0, G_OPTION_ARG_FILENAME, &options.baseline,
          "leave out what FILE lists", "FILE" },
        { "update-baseline", 0, 0, G_OPTION_ARG_NONE, &options.update,
          "write --baseline's FILE", NULL },
        { "diff", 0, 0, G_OPTION_ARG_STRING, &options.revision,
          "report only what is on lines changed since REV", "REV" },
        { "staged", 0, 0, G_OPTION_ARG_NONE, &options.staged,
          "audit what is staged, report what is on its lines", NULL },
        { "severity", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.severities,
          "report RULE as note, warning or error", "RULE=SEVERITY" },
        { "facts", 0, 0, G_OPTION_ARG_FILENAME, &options.facts,
          "take facts of files from DIR, see mrconv facts", "DIR" },
        { "no-fixes", 0, 0, G_OPTION_ARG_NONE, &options.no_fixes,
          "leave edits out of sarif and html", NULL },
        { "exit-zero", 0, 0, G_OPTION_ARG_NONE, &options.exit_zero,
          "exit with 0 whatever is listed", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, entries, argc, argv,
                                                error);

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    return check_options(&options, line, error)
           ? audit_tree(line, &options, error) : EXIT_CODE_USAGE;
}

const Command command_audit = {
    .name = "audit",
    .arguments = "[PATH...]",
    .summary = "list the regions on the heap, with a verdict on each",
    .description =
        "Reads the files below PATH (default: the whole tree).\n",
    .takes = TAKES_TREE | TAKES_COLOR,
    .run = audit_command_run,
};
