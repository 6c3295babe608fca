/*
 * cmd-series.c - mrconv series: a conversion as patches that maintainers take
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/settings.h"
#include "series.h"
#include "series/header.h"
#include "series/mails.h"
#include "util/git.h"
#include "util/plural.h"

typedef struct {
    char *output;
    char *branch;
    char *split;
    char *plan;
    char *base;
    char *prefix;
    char *subject;
    char *reroll;
    char *since;
    char **to;
    char **cc;
    int version;
    gboolean rfc;
    gboolean no_maintainers;
    gboolean signoff;
    gboolean edit;
} SeriesOptions;

static void options_clear(SeriesOptions *options)
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
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(SeriesOptions, options_clear)

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

static Split read_split(const Config *config)
{
    static const char *const names[] = { "dir", "one", "maintainer", "file" };
    const char *name = config_get(config, CONFIG_SERIES, "split")[0];
    Split split = SPLIT_DIRECTORY;

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(name, names[i]) == 0) {
            split = i;
        }
    }
    return split;
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
            return usage_error(error, "--%s cannot have '%c' in it", option,
                               *at);
        }
    }
    return TRUE;
}

static gboolean check_options(SeriesOptions *options, GError **error)
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

static gboolean check_branch(const SeriesOptions *options, const Tree *tree,
                             GError **error)
{
    g_autofree char *name = NULL;
    g_autofree char *id = NULL;

    if (!options->branch) {
        return TRUE;
    }
    name = git_output(tree->root, NULL, "check-ref-format", "--branch",
                      options->branch, NULL);
    if (!name || strcmp(name, options->branch) != 0) {
        return usage_error(error, "'%s' is not a valid name for a branch",
                           options->branch);
    }
    g_free(name);
    name = g_strconcat("refs/heads/", options->branch, NULL);
    id = git_output(tree->root, NULL, "rev-parse", "--quiet", "--verify", name,
                    NULL);
    return !id || usage_error(error, "a branch %s exists already; name another "
                              "one", options->branch);
}

static gboolean add_recipients(GPtrArray *list, char **texts, GError **error)
{
    for (guint i = 0; texts && texts[i]; i++) {
        if (!recipients_add(list, texts[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* --to has cures among its values */
static gboolean add_addressees(GPtrArray *list, char **texts, GError **error)
{
    for (guint i = 0; texts && texts[i]; i++) {
        if (settings_is_address(texts[i]) &&
            !recipients_add(list, texts[i], error)) {
            return FALSE;
        }
    }
    return TRUE;
}

/* The user, as git knows them: a trailer, or "" if none is wanted */
static char *sign_off(const SeriesOptions *options, const Tree *tree,
                      GError **error)
{
    g_autofree char *identity = git_output(tree->root, NULL, "var",
                                           "GIT_COMMITTER_IDENT", NULL);
    const char *end = identity ? strrchr(identity, '>') : NULL;

    if (!end) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "git does not know who you are; run: git config --global "
                    "user.name NAME, and the same with user.email");
        return NULL;
    }
    return options->signoff
           ? g_strdup_printf("Signed-off-by: %.*s", (int)(end + 1 - identity),
                             identity)
           : g_strdup("");
}

static char *subject_prefix(const SeriesOptions *options, const Reroll *reroll)
{
    const char *prefix = options->prefix ? options->prefix
                         : reroll ? reroll->prefix : "PATCH";

    return options->rfc && !g_str_has_prefix(prefix, "RFC")
           ? g_strconcat("RFC ", prefix, NULL) : g_strdup(prefix);
}

static gboolean prepare(const SeriesOptions *options, const Reroll *reroll,
                        Cure cure, Mails *mails, GError **error)
{
    mails->version = options->version ? (guint)options->version
                     : reroll ? reroll->version + 1 : 1;
    mails->subject = options->subject ? options->subject
                     : reroll ? reroll->subject
                     : cure == CURE_EMBED
                     ? "Embed memory regions in the objects they belong to"
                     : "Let regions on the heap go with their owners";
    mails->reroll = reroll;
    mails->edit = options->edit;
    if (reroll) {
        recipients_merge(mails->to, reroll->to);
        recipients_merge(mails->cc, reroll->cc);
    }
    return add_addressees(mails->to, options->to, error) &&
           add_recipients(mails->cc, options->cc, error);
}

static void summarize(const CommandLine *line, const Mails *mails)
{
    g_autoptr(GPtrArray) recipients = mails_recipients(mails);
    const Work *work = mails->work;
    guint sites = 0;

    for (guint i = 0; i < work->patches->len; i++) {
        sites += ((Patch *)work->patches->pdata[i])->sites->len;
    }
    if (!line->quiet) {
        guint n = work->patches->len + (work->first != NULL);
        guint regions = work->conversion->audit->sites->len;

        fprintf(stderr, "mrconv: %u patch%s to %u recipient%s, for %u of %u "
                "heap region%s\n", n, n == 1 ? "" : "es", recipients->len,
                plural(recipients->len), sites, regions, plural(regions));
    }
}

static gboolean print_mails(const SeriesOptions *options, const Work *work,
                            GError **error)
{
    g_autofree char *quoted = g_shell_quote(options->output);
    const char *plain = options->output;
    const char *name = strpbrk(plain, " \t'\"\\$*?[]&;|<>()`~#!")
                       ? quoted : plain;
    g_autofree char *text = g_strdup_printf(
        "To send the mails in %s:\n"
        "    git send-email %s/*\n"
        "or, as a branch of b4's:\n"
        "    git switch -c mrconv %.12s && git am --keep-cr %s/*.patch &&\n"
        "        b4 prep --enroll %.12s && b4 send\n",
        options->output, name, work->base, name, work->base);

    return command_print(text, error);
}

static gboolean make_branch(const SeriesOptions *options, const Tree *tree,
                            const Work *work, GError **error)
{
    g_autofree char *tip = git_output(work->tree->root, error, "rev-parse",
                                      "HEAD", NULL);
    g_autofree char *text = NULL;

    if (!tip || !git_change(tree->root, error, "branch", "--no-track",
                            options->branch, tip, NULL)) {
        return FALSE;
    }
    text = g_strdup_printf(
        "To send the branch %s:\n"
        "    git send-email --cover-letter --annotate %.12s..%s\n"
        "or with b4:\n"
        "    git switch %s && b4 prep --enroll %.12s && b4 send\n",
        options->branch, work->base, options->branch, options->branch,
        work->base);
    return command_print(text, error);
}

/* The commits of the version before, as a range, if there is one */
static gboolean find_since(const SeriesOptions *options, const Tree *tree,
                           char **since, GError **error)
{
    g_autofree char *base = NULL;

    if (!options->since) {
        return TRUE;
    }
    base = git_commit(tree->root, options->base ? options->base : "HEAD",
                      error);
    *since = base ? reroll_since(tree->root, base, options->since, error)
                  : NULL;
    if (base && !*since) {
        g_prefix_error(error, "invalid --since '%s': ", options->since);
    }
    return *since != NULL;
}

/* Makes what was asked for; prints the plan if that was nothing */
static gboolean make(const SeriesOptions *options, const CommandLine *line,
                     const Tree *tree, Work *work, Mails *mails,
                     const char *output, const char *trailer, GError **error)
{
    if (!options->output && !options->branch) {
        g_autofree char *plan = plan_file_text(work->patches);

        return command_print(plan, error);
    }
    if (!work_commit(work, *trailer ? trailer : NULL, line->jobs, error)) {
        return FALSE;
    }
    if (options->branch) {
        return make_branch(options, tree, work, error);
    }
    return mails_write(mails, output, error) &&
           print_mails(options, work, error);
}

static ExitCode series_run(const Command *command, int argc, char **argv,
                           GError **error)
{
    g_auto(SeriesOptions) options = { 0 };
    const GOptionEntry own[] = {
        { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
          "write mails into a new or empty directory", "DIR" },
        { "branch", 'b', 0, G_OPTION_ARG_STRING, &options.branch,
          "put the commits on a new branch", "NAME" },
        { "split", 0, 0, G_OPTION_ARG_STRING, &options.split,
          "how to split, as dir, maintainer, file or one", "HOW" },
        { "plan", 0, 0, G_OPTION_ARG_FILENAME, &options.plan,
          "split as FILE says", "FILE" },
        { "base", 0, 0, G_OPTION_ARG_STRING, &options.base,
          "commit to start from (default: HEAD)", "REV" },
        { "reroll-count", 'v', 0, G_OPTION_ARG_INT, &options.version,
          "version of the series", "N" },
        { "reroll", 0, 0, G_OPTION_ARG_FILENAME, &options.reroll,
          "make the next version of FILE, JSON from Patchwork", "FILE" },
        { "since", 0, 0, G_OPTION_ARG_STRING, &options.since,
          "compare with an earlier version: branch, range, mbox",
          "OLD" },
        { "subject", 0, 0, G_OPTION_ARG_STRING, &options.subject,
          "subject of the cover letter", "TEXT" },
        { "prefix", 0, 0, G_OPTION_ARG_STRING, &options.prefix,
          "what to put into the brackets (default: PATCH)", "TEXT" },
        { "rfc", 0, 0, G_OPTION_ARG_NONE, &options.rfc,
          "put RFC into the brackets", NULL },
        { "no-maintainers", 0, 0, G_OPTION_ARG_NONE, &options.no_maintainers,
          "do not run the tree's scripts/get_maintainer.pl", NULL },
        { "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.to,
          "cure, new or embed; or send all mails to ADDRESS", "CURE|ADDRESS" },
        { "cc", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.cc,
          "send a copy of all mails to ADDRESS", "ADDRESS" },
        { "signoff", 's', 0, G_OPTION_ARG_NONE, &options.signoff,
          "add your Signed-off-by", NULL },
        { "edit", 0, 0, G_OPTION_ARG_NONE, &options.edit,
          "open the cover letter in your editor", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, own, argc, argv,
                                                error);
    g_autoptr(Tree) tree = NULL;
    g_autoptr(Reroll) reroll = NULL;
    g_autoptr(Work) work = NULL;
    g_autoptr(GPtrArray) to = recipients_new();
    g_autoptr(GPtrArray) cc = recipients_new();
    g_auto(GStrv) paths = NULL;
    g_autofree char *prefix = NULL;
    g_autofree char *trailer = NULL;
    g_autofree char *output = NULL;
    g_autofree char *plan_path = NULL;
    g_autofree char *since = NULL;
    Mails mails = { .to = to, .cc = cc };
    WorkPlan plan = { 0 };

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (!check_options(&options, error) || !check_output(&options, error)) {
        return EXIT_CODE_USAGE;
    }
    if (options.reroll && !(reroll = reroll_read(options.reroll, error))) {
        return EXIT_CODE_ENVIRONMENT;
    }
    tree = command_open_tree(line, &paths, error);
    if (!tree || !tree_require_build(tree, error) ||
        !check_branch(&options, tree, error) ||
        !prepare(&options, reroll, tree->cure, &mails, error) ||
        !(trailer = sign_off(&options, tree, error)) ||
        !find_since(&options, tree, &since, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    /* libclang may leave us in another directory */
    output = options.output ? g_canonicalize_filename(options.output, NULL)
                            : NULL;
    plan_path = options.plan ? g_canonicalize_filename(options.plan, NULL)
                             : NULL;
    plan.tree = tree;
    plan.split = read_split(line->config);
    plan.paths = (const char *const *)paths;
    plan.base = options.base ? options.base : "HEAD";
    plan.plan = plan_path;
    plan.no_maintainers = options.no_maintainers;
    plan.jobs = line->jobs;
    work = work_plan(&plan, error);
    if (!work) {
        return EXIT_CODE_ENVIRONMENT;
    }
    prefix = subject_prefix(&options, reroll);
    mails.prefix = prefix;
    mails.since = since;
    mails.work = work;
    summarize(line, &mails);
    return make(&options, line, tree, work, &mails, output, trailer, error)
           ? EXIT_CODE_DONE : EXIT_CODE_ENVIRONMENT;
}

const Command command_series = {
    .name = "series",
    .arguments = "[PATH...]",
    .summary = "make patches of a conversion, for a mailing list",
    .description =
        "Converts the files below PATH (default: the whole tree) in a "
        "temporary\n"
        "git worktree and makes a patch of each area, compiled by itself.\n"
        "With neither -o nor --branch, prints the plan, which can be edited "
        "and\n"
        "given to --plan.  Nothing is sent.\n",
    .takes = TAKES_TREE,
    .run = series_run,
};
