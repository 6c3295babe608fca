/*
 * worktree.h - a commit checked out where nobody minds
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_WORKTREE_H
#define MRCONV_WORKTREE_H

#include "util/scratch.h"

/**
 * Worktree:
 * @path: absolute path of the checkout
 * @store: a directory beside it, not made yet, for what is found out of it
 * @repository: the directory that it was asked for
 * @scratch: what @path is in
 *
 * A temporary git worktree with a detached HEAD.
 */
typedef struct {
    char *path;
    char *store;
    char *repository;
    Scratch *scratch;
} Worktree;

/**
 * worktree_new:
 * @repository: a directory in a checkout
 * @revision: what to check out
 * @error: set when @repository is in no checkout, or @revision is no commit
 *
 * Checks a commit out into a scratch directory.  The user's worktree, index
 * and HEAD are not touched; hooks do not run.
 *
 * Returns: (transfer full) (nullable): the worktree
 */
Worktree *worktree_new(const char *repository, const char *revision,
                       GError **error);

/**
 * worktree_free:
 * @worktree: a worktree
 *
 * Removes it, and the repository's note of it; also after a signal.
 */
void worktree_free(Worktree *worktree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Worktree, worktree_free)

#endif
