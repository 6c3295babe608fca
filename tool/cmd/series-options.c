/*
 * series-options.c - what mrconv series is asked for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "cmd/series-options.h"

#include <string.h>

#include "series/header.h"

void series_options_clear(SeriesOptions *options)
{
    g_free(options->output);
    g_free(options->branch);
    g_free(options->split);
    g_free(options->plan);
    g_free(options->base);
    g_free(options->prefix);
    g_free(options->subject);
    g_free(options->reroll);
    g_free(options->since);
    g_strfreev(options->to);
    g_strfreev(options->cc);
}

static gboolean usage_error(GError **error, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

static gboolean usage_error(GError **error, const char *format, ...)
{
    g_autofree char *message = NULL;
    va_list args;

    va_start(args, format);
    message = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error_literal(error, MRCONV_ERROR, EXIT_CODE_USAGE, message);
    return FALSE;
}

/* A slash is for the counter */
static gboolean check_text(const char *option, const char *text,
                           const char *bad, GError **error)
{
    g_autoptr(GError) cause = NULL;

    if (text && !header_check(text, &cause)) {
        return usage_error(error, "--%s %s", option, cause->message);
    }
    for (const char *at = text; at && *at; at++) {
        if (strchr(bad, *at)) {
            return usage_error(error, "--%s cannot contain '%c'", option,
                               *at);
        }
    }
    return TRUE;
}

static gboolean check_options(const SeriesOptions *options, GError **error)
{
    if (options->output && options->branch) {
        return usage_error(error, "-o and --branch exclude each other: mails "
                           "or a branch");
    }
    if (options->version < 0) {
        return usage_error(error, "invalid --reroll-count '%d': expected a "
                           "number from 1", options->version);
    }
    if (options->plan && options->split) {
        return usage_error(error, "--plan and --split exclude each other: a "
                           "plan says how to split");
    }
    if (options->no_maintainers &&
        g_strcmp0(options->split, "maintainer") == 0) {
        return usage_error(error, "--split=maintainer runs the script that "
                           "--no-maintainers rules out");
    }
    return check_text("prefix", options->prefix, "[]/", error) &&
           check_text("subject", options->subject, "", error);
}

/* Nothing is written over */
static gboolean check_output(const SeriesOptions *options, GError **error)
{
    g_autofree char *parent = NULL;
    g_autoptr(GDir) dir = NULL;

    if (!options->output) {
        return TRUE;
    }
    dir = g_dir_open(options->output, 0, NULL);
    parent = g_path_get_dirname(options->output);
    if ((dir && g_dir_read_name(dir)) ||
        (!dir && g_file_test(options->output, G_FILE_TEST_EXISTS))) {
        return usage_error(error, "%s exists and is not an empty directory; "
                           "name another one", options->output);
    }
    if (!g_file_test(parent, G_FILE_TEST_IS_DIR)) {
        return usage_error(error, "there is no directory %s", parent);
    }
    return TRUE;
}

CommandLine *series_options_parse(SeriesOptions *options,
                                  const Command *command, int argc,
                                  char **argv, GError **error)
{
    const GOptionEntry own[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
          "write mails into a new or empty directory", "DIR" },
        { "branch", 'b', 0, G_OPTION_ARG_STRING, &options->branch,
          "put the commits on a new branch", "NAME" },
        { "split", 0, 0, G_OPTION_ARG_STRING, &options->split,
          "how to split, as dir, maintainer, file or one", "HOW" },
        { "plan", 0, 0, G_OPTION_ARG_FILENAME, &options->plan,
          "split as FILE says", "FILE" },
        { "base", 0, 0, G_OPTION_ARG_STRING, &options->base,
          "commit to start from (default: HEAD)", "REV" },
        { "reroll-count", 'v', 0, G_OPTION_ARG_INT, &options->version,
          "version of the series", "N" },
        { "reroll", 0, 0, G_OPTION_ARG_FILENAME, &options->reroll,
          "make the next version of FILE, JSON from Patchwork", "FILE" },
        { "since", 0, 0, G_OPTION_ARG_STRING, &options->since,
          "compare with an earlier version: branch, range, mbox",
          "OLD" },
        { "subject", 0, 0, G_OPTION_ARG_STRING, &options->subject,
          "subject of the cover letter", "TEXT" },
        { "prefix", 0, 0, G_OPTION_ARG_STRING, &options->prefix,
          "what to put into the brackets (default: PATCH)", "TEXT" },
        { "rfc", 0, 0, G_OPTION_ARG_NONE, &options->rfc,
          "put RFC into the brackets", NULL },
        { "no-maintainers", 0, 0, G_OPTION_ARG_NONE, &options->no_maintainers,
          "do not run the tree's scripts/get_maintainer.pl", NULL },
        { "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->to,
          "cure, new or embed; or send all mails to ADDRESS", "CURE|ADDRESS" },
        { "cc", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->cc,
          "send a copy of all mails to ADDRESS", "ADDRESS" },
        { "signoff", 's', 0, G_OPTION_ARG_NONE, &options->signoff,
          "add your Signed-off-by", NULL },
        { "edit", 0, 0, G_OPTION_ARG_NONE, &options->edit,
          "open the cover letter in your editor", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, own, argc, argv,
                                                error);

    if (line && !line->help &&
        !(check_options(options, error) && check_output(options, error))) {
        return NULL;
    }
    return g_steal_pointer(&line);
}
