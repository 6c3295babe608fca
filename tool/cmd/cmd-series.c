/*
 * cmd-series.c - mrconv series: a conversion as patches that maintainers take
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "cmd/series-options.h"
#include "cmd/settings.h"
#include "series/mails.h"
#include "util/git.h"
#include "util/plural.h"

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
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "'%s' is not a valid name for a branch", options->branch);
        return FALSE;
    }
    g_free(name);
    name = g_strconcat("refs/heads/", options->branch, NULL);
    id = git_output(tree->root, NULL, "rev-parse", "--quiet", "--verify", name,
                    NULL);
    if (id) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "a branch %s already exists; name another one",
                    options->branch);
        return FALSE;
    }
    return TRUE;
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
    g_autofree char *head = end ? NULL : git_commit(tree->root, "HEAD", error);

    if (!end && !head) {
        return NULL;    /* git would say nothing here, whoever asks */
    }
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
                     : "Free regions on the heap with their owners";
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
                     Work *work, const Mails *mails, const char *trailer,
                     GError **error)
{
    g_autofree char *output = NULL;

    if (!options->output && !options->branch) {
        g_autofree char *plan = plan_file_text(work->patches);

        return command_print(plan, error);
    }
    if (!work_commit(work, *trailer ? trailer : NULL, error)) {
        return FALSE;
    }
    if (options->branch) {
        return make_branch(options, line->tree, work, error);
    }
    output = g_canonicalize_filename(options->output, line->directory);
    return mails_write(mails, output, error) &&
           print_mails(options, work, error);
}

/* What is to be done, as far as that can be told before it is begun */
static Work *plan(const SeriesOptions *options, const CommandLine *line,
                  GError **error)
{
    g_autofree char *path = options->plan
        ? g_canonicalize_filename(options->plan, line->directory) : NULL;
    const WorkPlan plan = {
        .tree = line->tree,
        .paths = (const char *const *)line->files,
        .base = options->base ? options->base : "HEAD",
        .split = read_split(line->config),
        .plan = path,
        .no_maintainers = options->no_maintainers,
        .jobs = line->jobs,
    };

    return work_plan(&plan, error);
}

static ExitCode series_run(const Command *command, int argc, char **argv,
                           GError **error)
{
    g_auto(SeriesOptions) options = { 0 };
    g_autoptr(CommandLine) line = series_options_parse(&options, command, argc,
                                                       argv, error);
    g_autoptr(Reroll) reroll = NULL;
    g_autoptr(Work) work = NULL;
    g_autoptr(GPtrArray) to = recipients_new();
    g_autoptr(GPtrArray) cc = recipients_new();
    g_autofree char *prefix = NULL;
    g_autofree char *trailer = NULL;
    g_autofree char *since = NULL;
    Mails mails = { .to = to, .cc = cc };

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (options.reroll && !(reroll = reroll_read(options.reroll, error))) {
        return EXIT_CODE_ENVIRONMENT;
    }
    if (!command_open_tree(line, error) ||
        !tree_require_build(line->tree, error) ||
        !tree_stand_in(line->tree, error) ||
        !check_branch(&options, line->tree, error) ||
        !prepare(&options, reroll, line->tree->cure, &mails, error) ||
        !(trailer = sign_off(&options, line->tree, error)) ||
        !find_since(&options, line->tree, &since, error) ||
        !(work = plan(&options, line, error))) {
        return EXIT_CODE_ENVIRONMENT;
    }
    prefix = subject_prefix(&options, reroll);
    mails.prefix = prefix;
    mails.since = since;
    mails.work = work;
    summarize(line, &mails);
    return make(&options, line, work, &mails, trailer, error)
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
