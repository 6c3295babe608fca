/*
 * cmd-verify.c - mrconv verify: which hunks has a reviewer to read?
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"
#include "series.h"
#include "series/unexplained.h"
#include "util/file.h"
#include "util/git.h"
#include "util/scratch.h"

/* The commit that mails say they are based on, if the repository has it */
static char *base_of_mails(const Tree *tree, const char *mails)
{
    g_autoptr(GRegex) line = g_regex_new("^base-commit: ([0-9a-f]{40,64})$",
                                         G_REGEX_MULTILINE | G_REGEX_RAW, 0,
                                         NULL);
    g_autoptr(GMatchInfo) match = NULL;
    g_autofree char *id = NULL;

    if (!g_regex_match(line, mails, 0, &match)) {
        return NULL;
    }
    id = g_match_info_fetch(match, 1);
    return git_commit(tree->root, id, NULL);
}

/* Makes one mailbox of several; returns what is in it */
static char *gather(const GPtrArray *paths, const char *mailbox,
                    GError **error)
{
    g_autoptr(GString) all = g_string_new(NULL);
    g_autoptr(GError) cause = NULL;

    for (guint i = 0; !cause && i < paths->len; i++) {
        g_autofree char *text = NULL;
        gsize size;

        if (file_read(paths->pdata[i], &text, &size, &cause)) {
            g_string_append_len(all, text, size);
        }
    }
    if (cause || !g_file_set_contents(mailbox, all->str, all->len, &cause)) {
        g_set_error_literal(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                            cause->message);
        return NULL;
    }
    return g_string_free(g_steal_pointer(&all), FALSE);
}

/* Applies mailboxes, one after the other, aside */
static char *range_of_mails(const Tree *tree, const char *base,
                            const GPtrArray *paths, GError **error)
{
    g_autoptr(Scratch) scratch = scratch_new(error);
    g_autofree char *mailbox = NULL;
    g_autofree char *all = NULL;
    g_autofree char *found = NULL;

    if (!scratch) {
        return NULL;
    }
    mailbox = g_build_filename(scratch->path, "mbox", NULL);
    all = gather(paths, mailbox, error);
    if (!all) {
        return NULL;
    }
    found = base ? g_strdup(base) : base_of_mails(tree, all);
    return reroll_since(tree->root, found ? found : "HEAD", mailbox, error);
}

/* Prints what is left of each commit; counts those with something left */
static gboolean verify(const CommandLine *line, const char *range, guint *n,
                       guint *unexplained, GError **error)
{
    const Tree *tree = line->tree;
    g_autoptr(GPtrArray) commits = commits_of_range(tree->root, range, error);
    g_autoptr(Worktree) worktree = NULL;

    if (!commits) {
        return FALSE;
    }
    if (commits->len == 0) {
        return TRUE;
    }
    worktree = worktree_new(tree->root,
                            ((Commit *)commits->pdata[0])->id, error);
    if (!worktree) {
        return FALSE;
    }
    for (guint i = 0; i < commits->len; i++) {
        const Commit *commit = g_ptr_array_index(commits, i);
        g_autofree char *diff = explain(tree, worktree, commit, line->jobs,
                                        error);
        g_autofree char *text = NULL;

        if (!diff) {
            return FALSE;
        }
        ++*n;
        if (!*diff) {
            continue;
        }
        ++*unexplained;
        text = g_strdup_printf("%.12s %s\n%s", commit->id, commit->subject,
                               diff);
        if (!command_print(text, error)) {
            return FALSE;
        }
    }
    return TRUE;
}

static void summarize(guint n, guint unexplained)
{
    fprintf(stderr, "mrconv: %u patch%s, ", n, n == 1 ? "" : "es");
    if (unexplained == 0) {
        fputs("all mechanical\n", stderr);
    } else {
        fprintf(stderr, "%u not all mechanical\n", unexplained);
    }
}

/* What is named is no part of the tree */
static void verify_find_paths(CommandLine *line)
{
    g_strfreev(line->paths);
    line->paths = g_new0(char *, 1);
}

static ExitCode verify_run(const Command *command, int argc, char **argv,
                           GError **error)
{
    char *base = NULL;
    char *to = NULL;
    const GOptionEntry own[] = {
        { "to", 0, 0, G_OPTION_ARG_STRING, &to,
          "which cure the patches are, see mrconv convert", "CURE" },
        { "base", 0, 0, G_OPTION_ARG_STRING, &base,
          "what mailboxes apply to (default: their base-commit)", "REV" },
        G_OPTION_ENTRY_NULL
    };
    g_autoptr(CommandLine) line = command_parse(command, own, argc, argv,
                                                error);
    g_autofree char *base_option = base;
    g_autofree char *to_option = to;
    g_autoptr(GPtrArray) mailboxes = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) patches = NULL;
    g_autofree char *range = NULL;
    guint n = 0, unexplained = 0;

    if (!line || line->help) {
        return EXIT_CODE_DONE;
    }
    if (!line->paths[0]) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "nothing to verify: name mailboxes, or commits as "
                    "FIRST..LAST");
        return EXIT_CODE_USAGE;
    }
    patches = g_strdupv(line->paths);
    verify_find_paths(line);
    if (!command_open_tree(line, error) ||
        !tree_require_build(line->tree, error) ||
        !tree_stand_in(line->tree, error)) {
        return EXIT_CODE_ENVIRONMENT;
    }
    for (guint i = 0; patches[i]; i++) {
        if (g_file_test(patches[i], G_FILE_TEST_IS_REGULAR)) {
            g_ptr_array_add(mailboxes,
                            g_canonicalize_filename(patches[i], NULL));
        } else if (!verify(line, patches[i], &n, &unexplained, error)) {
            return EXIT_CODE_ENVIRONMENT;
        }
    }
    if (mailboxes->len) {
        range = range_of_mails(line->tree, base, mailboxes, error);
        if (!range || !verify(line, range, &n, &unexplained, error)) {
            return EXIT_CODE_ENVIRONMENT;
        }
    }
    if (!line->quiet) {
        summarize(n, unexplained);
    }
    return unexplained ? EXIT_CODE_FINDINGS : EXIT_CODE_DONE;
}

const Command command_verify = {
    .name = "verify",
    .arguments = "MBOX|FIRST..LAST...",
    .summary = "show the parts of a patch that a conversion does not account "
               "for",
    .description =
        "Makes each patch again from its parent, in a temporary git worktree,\n"
        "and prints the hunks in which the two differ, as a diff from what\n"
        "mrconv makes to what the patch makes.\n",
    .takes = TAKES_TREE | TAKES_COLOR,
    .run = verify_run,
    .find_paths = verify_find_paths,
};
