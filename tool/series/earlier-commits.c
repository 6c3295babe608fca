/*
 * earlier-commits.c - the commits of an earlier version, to compare with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "error.h"
#include "series.h"
#include "util/file.h"
#include "util/git.h"
#include "util/worktree.h"

static char *range_of(const char *first, const char *last)
{
    return g_strconcat(first, "..", last, NULL);
}

static char *range_of_range(const char *repository, const char *range,
                            GError **error)
{
    const char *dots = strstr(range, "..");
    g_autofree char *before = g_strndup(range, dots - range);
    g_autofree char *first = git_commit(repository, before, NULL);
    g_autofree char *last = git_commit(repository, dots + 2, NULL);

    if (!first || !last) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "%s is not a range of commits", range);
        return NULL;
    }
    return range_of(first, last);
}

/*
 * Whether carriage returns at the end of lines are the files' own, and not
 * those of mails as they travel
 */
static gboolean keeps_returns(const char *path)
{
    g_autofree char *text = NULL;
    const char *end;

    if (!file_read(path, &text, NULL, NULL)) {
        return FALSE;
    }
    end = strchr(text, '\n');
    return end && (end == text || end[-1] != '\r');
}

/*
 * A mailbox is applied where nobody minds; the commits stay in the repository
 * for as long as git keeps what nothing refers to.
 */
static char *range_of_mailbox(const char *repository, const char *base,
                              const char *path, GError **error)
{
    g_autoptr(Worktree) worktree = worktree_new(repository, base, error);
    g_autofree char *absolute = g_canonicalize_filename(path, NULL);
    g_autoptr(GError) cause = NULL;
    g_autofree char *out = NULL;
    g_autofree char *last = NULL;

    if (!worktree) {
        return NULL;
    }
    out = git_output(worktree->path, &cause, "-c", "commit.gpgSign=false",
                     "-c", "user.name=mrconv",
                     "-c", "user.email=mrconv@localhost", "am", "--quiet",
                     "--3way",
                     "--empty=drop", keeps_returns(absolute) ? "--keep-cr"
                                                             : "--no-keep-cr",
                     absolute, NULL);
    if (!out) {
        g_set_error(error, MRCONV_ERROR, cause->code,
                    "the mails do not apply to %s: %s; apply them where they "
                    "fit, and name that branch", base, cause->message);
        return NULL;
    }
    last = git_output(worktree->path, error, "rev-parse", "HEAD", NULL);
    if (!last) {
        return NULL;
    }
    return range_of(base, last);
}

char *reroll_since(const char *repository, const char *base, const char *since,
                   GError **error)
{
    g_autofree char *last = git_commit(repository, since, NULL);
    g_autofree char *first = NULL;

    if (last) {
        first = git_output(repository, error, "merge-base", base, last, NULL);
        return first ? range_of(first, last) : NULL;
    }
    if (g_file_test(since, G_FILE_TEST_IS_REGULAR)) {
        return range_of_mailbox(repository, base, since, error);
    }
    if (strstr(since, "..")) {
        return range_of_range(repository, since, error);
    }
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                "'%s' is neither a branch nor a range of commits nor a "
                "mailbox", since);
    return NULL;
}
