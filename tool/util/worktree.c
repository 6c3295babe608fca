/*
 * worktree.c - a commit checked out where nobody minds
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/worktree.h"

#include <string.h>

#include "error.h"
#include "util/git.h"
#include "util/interrupt.h"

/*
 * The checkout's name is also that of its administrative directory in .git:
 * one that nobody else uses keeps git from having to number it.
 */
static char *checkout_path(const Scratch *scratch)
{
    g_autofree char *name = g_path_get_basename(scratch->path);

    return g_build_filename(scratch->path, name, NULL);
}

/* Forgets the worktrees of runs that were killed */
static void remove_stale(const char *repository)
{
    g_autofree char *list = git_output(repository, NULL, "worktree", "list",
                                       "--porcelain", NULL);
    g_auto(GStrv) lines = g_strsplit(list ? list : "", "\n", -1);

    for (guint i = 0; lines[i]; i++) {
        const char *path = lines[i] + strlen("worktree ");
        g_autofree char *scratch = NULL;

        if (!g_str_has_prefix(lines[i], "worktree ") ||
            !scratch_is_ours(path)) {
            continue;
        }
        scratch = g_path_get_dirname(path);
        if (scratch_is_ours(scratch) && scratch_remove_stale(scratch)) {
            /* once for what was being made, and is locked */
            git_clean_up(repository, "worktree", "remove", "--force",
                         "--force", path, NULL);
        }
    }
}

Worktree *worktree_new(const char *repository, const char *revision,
                       GError **error)
{
    g_autofree char *id = git_commit(repository, revision, error);
    g_autoptr(Worktree) worktree = NULL;

    if (!id) {
        return NULL;
    }
    worktree = g_new0(Worktree, 1);
    worktree->repository = g_strdup(repository);
    worktree->scratch = scratch_new(error);
    if (!worktree->scratch) {
        return NULL;
    }
    worktree->path = checkout_path(worktree->scratch);
    worktree->store = g_build_filename(worktree->scratch->path, "results",
                                       NULL);
    remove_stale(repository);
    /* cut short it would leave a locked note of itself in the repository */
    if (!git_change(repository, error, "worktree", "add", "--quiet",
                    "--detach", worktree->path, id, NULL)) {
        return NULL;
    }
    return g_steal_pointer(&worktree);
}

void worktree_free(Worktree *worktree)
{
    if (!worktree) {
        return;
    }
    if (worktree->path) {
        git_clean_up(worktree->repository, "worktree", "remove", "--force",
                     worktree->path, NULL);
    }
    scratch_free(worktree->scratch);
    g_free(worktree->path);
    g_free(worktree->store);
    g_free(worktree->repository);
    g_free(worktree);
}
