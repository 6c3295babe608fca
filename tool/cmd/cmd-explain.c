/*
 * cmd-explain.c - mrconv explain: what a rule says, and what is known of a line
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "audit.h"
#include "cmd/command.h"
#include "report.h"
#include "rules.h"
#include "util/nearest.h"

/* Cuts FILE:LINE, or the FILE:LINE:COLUMN: of a report, down to FILE */
static guint cut_line(char *place)
{
    g_autoptr(GRegex) regex = g_regex_new("^.+?:([0-9]+)(:[0-9]*)*$", 0, 0,
                                          NULL);
    g_autoptr(GMatchInfo) match = NULL;
    int start;

    if (!g_regex_match(regex, place, 0, &match)) {
        return 0;
    }
    g_match_info_fetch_pos(match, 1, &start, NULL);
    place[start - 1] = '\0';
    return g_ascii_strtoull(place + start, NULL, 10);
}

/* The file of a place; a rule is none */
static void explain_find_paths(CommandLine *line)
{
    if (!line->paths[0] || !cut_line(line->paths[0])) {
        g_strfreev(line->paths);
        line->paths = g_new0(char *, 1);
    }
}

static ExitCode explain_place(CommandLine *line, guint number, GError **error)
{
    g_autoptr(Audit) audit = NULL;
    g_autofree char *text = NULL;

    if (!command_open_tree(line, error) || !tree_stand_in(line->tree, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    line->tree->homes = TRUE;
    audit = audit_run(line->tree, (const char *const *)line->files, line->jobs,
                      error);
    if (!audit) {
        return EXIT_CODE_ENVIRONMENT;
    }
    config_apply(line->config, audit);
    text = report_explanation(audit, line->files[0], number, &line->style,
                              error);
    if (text) {
        command_print(text, error);
    }
    return EXIT_CODE_DONE;
}

static ExitCode explain_rule(const CommandLine *line, GError **error)
{
    const char *rule = line->paths[0];
    g_autofree char *hint = NULL;
    g_autofree char *text = NULL;

    if (!g_strv_contains(rule_ids(), rule)) {
        hint = nearest_hint(rule, rule_ids());
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "there is no rule '%s'%s", rule, *hint ? hint :
                    "; 'mrconv explain --list' lists them, and a place is "
                    "FILE:LINE");
        return EXIT_CODE_USAGE;
    }
    text = report_page(rule, &line->style, error);
    if (text) {
        command_print(text, error);
    }
    return EXIT_CODE_DONE;
}

static ExitCode explain_list(GError **error)
{
    g_autofree char *text = report_rules(error);

    if (text) {
        command_print(text, error);
    }
    return EXIT_CODE_DONE;
}

static ExitCode explain_run(const Command *command, int argc, char **argv,
                            GError **error)
{
    gboolean list = FALSE;
    const GOptionEntry options[] = {
        { "list", 0, 0, G_OPTION_ARG_NONE, &list,
          "list the rules", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, options, argc, argv,
                                                error);
    guint number;

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (list && !line->paths[0]) {
        return explain_list(error);
    }
    if (list || !line->paths[0] || line->paths[1]) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "nothing to explain: name one RULE or one FILE:LINE, or "
                    "use --list");
        return EXIT_CODE_USAGE;
    }
    number = cut_line(line->paths[0]);
    return number ? explain_place(line, number, error)
                  : explain_rule(line, error);
}

const Command command_explain = {
    .name = "explain",
    .arguments = "RULE|FILE:LINE|--list",
    .summary = "say what a rule is about, or why a line is judged so",
    .description =
        "Reads FILE and what matters for it.\n",
    .takes = TAKES_TREE | TAKES_COLOR,
    .run = explain_run,
    .find_paths = explain_find_paths,
};
