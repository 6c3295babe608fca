/*
 * cmd-audit.c - mrconv audit: which heap regions are there, and what of them?
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <stdio.h>

#include "audit.h"
#include "baseline.h"
#include "command.h"
#include "facts/exchange.h"
#include "report.h"
#include "since.h"

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

static char *make_report(const CommandLine *line, Format format,
                         const Audit *audit, ExitCode status, GError **error)
{
    g_autoptr(Fixes) fixes = NULL;

    switch (format) {
    case FORMAT_TEXT:
        return report_text(audit, &line->style);
    case FORMAT_JSON:
        return report_json(audit);
    case FORMAT_GITLAB:
        return report_gitlab(audit);
    case FORMAT_SARIF:
        fixes = fixes_make(audit, line->jobs, error);
        return fixes ? report_sarif(audit, fixes, status, error) : NULL;
    case FORMAT_HTML:
        fixes = fixes_make(audit, line->jobs, error);
        return fixes ? report_html(audit, fixes, error) : NULL;
    }
    g_assert_not_reached();
}

static ExitCode audit_command_run(const Command *command, int argc,
                                  char **argv, GError **error)
{
    g_autofree char *baseline = NULL;
    g_autofree char *path = NULL;
    g_autofree char *revision = NULL;
    g_autofree char *facts = NULL;
    g_autofree char *format_name = NULL;
    g_auto(GStrv) severities = NULL;
    int format;
    gboolean update = FALSE;
    gboolean exit_zero = FALSE;
    ExitCode status;
    const GOptionEntry options[] = {
        { "format", 0, 0, G_OPTION_ARG_STRING, &format_name,
          "text, json, sarif, gitlab or html", "FORMAT" },
        { "baseline", 0, 0, G_OPTION_ARG_FILENAME, &baseline,
          "leave out what FILE lists", "FILE" },
        { "update-baseline", 0, 0, G_OPTION_ARG_NONE, &update,
          "write --baseline's FILE anew", NULL },
        { "diff", 0, 0, G_OPTION_ARG_STRING, &revision,
          "report only what is on lines changed since REV", "REV" },
        { "severity", 0, 0, G_OPTION_ARG_STRING_ARRAY, &severities,
          "report RULE as note, warning or error", "RULE=SEVERITY" },
        { "facts", 0, 0, G_OPTION_ARG_FILENAME, &facts,
          "take facts of files from DIR, see mrconv facts", "DIR" },
        { "exit-zero", 0, 0, G_OPTION_ARG_NONE, &exit_zero,
          "exit with 0 whatever is listed", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, options, argc, argv,
                                                error);
    g_autoptr(Exchange) exchange = NULL;
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Audit) audit = NULL;
    g_autoptr(GPtrArray) changes = NULL;
    g_auto(GStrv) paths = NULL;
    g_auto(GStrv) changed = NULL;
    g_autofree char *text = NULL;
    g_autofree char *summary = NULL;

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (!command_choose("format", format_name, formats, &format, error)) {
        return EXIT_CODE_USAGE;
    }
    if (update && (!baseline || line->paths[0] || revision)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "--update-baseline needs --baseline FILE and takes "
                    "neither PATH nor --diff: a baseline is one of the whole "
                    "tree");
        return EXIT_CODE_USAGE;
    }
    tree = command_open_tree(line, &paths, error);
    if (!tree || !tree_stand_in(tree, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (facts) {
        tree->exchange = exchange = exchange_new(facts);
    }
    if (baseline) {
        /* libclang may leave us in another directory */
        path = g_canonicalize_filename(baseline, NULL);
    }
    if (revision) {
        changes = since_read(tree, revision, error);
        changed = changes ? since_paths(changes, tree,
                                        (const char *const *)paths, error)
                          : NULL;
        if (!changed) {
            return EXIT_CODE_ENVIRONMENT;
        }
    }
    audit = audit_run(tree, (const char *const *)(changed ? changed : paths),
                      line->jobs, error);
    if (!audit) {
        return EXIT_CODE_ENVIRONMENT;
    }
    config_apply(line->config, audit);
    if (update) {
        return baseline_write(audit, path, error) ? EXIT_CODE_DONE
                                                  : EXIT_CODE_ENVIRONMENT;
    }
    if (path && !baseline_apply(audit, path, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (changes) {
        since_apply(audit, changes);
    }
    status = !exit_zero && (audit->sites->len || audit->findings->len ||
                            audit->unjudged->len) ? EXIT_CODE_FINDINGS
                                                  : EXIT_CODE_DONE;
    text = make_report(line, format, audit, status, error);
    if (!text || !command_print(text, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (!line->quiet) {
        summary = report_summary(audit);
        fprintf(stderr, "mrconv: %s\n", summary);
    }
    return status;
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
