/*
 * unexplained.h - the parts of a commit that a conversion does not account for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_UNEXPLAINED_H
#define MRCONV_UNEXPLAINED_H

#include "tree.h"
#include "util/worktree.h"

/**
 * Commit:
 * @id: its id
 * @subject: first line of its message
 *
 * A commit that is looked at.
 */
typedef struct {
    char *id;
    char *subject;
} Commit;

/**
 * commits_of_range:
 * @directory: a directory in the checkout
 * @range: FIRST..LAST
 * @error: set when it is no range of commits
 *
 * Returns: (transfer full) (element-type Commit) (nullable): its commits,
 *     oldest first
 */
GPtrArray *commits_of_range(const char *directory, const char *range,
                            GError **error);

/**
 * explain:
 * @tree: the user's tree, with a build directory
 * @worktree: a checkout of the repository, whose HEAD is moved
 * @commit: a commit
 * @jobs: how much to do at once
 * @error: return location
 *
 * Does in the parent of @commit what mrconv api and mrconv convert would do at
 * the places that the commit changes, and compares.
 *
 * Returns: (transfer full) (nullable): a diff from what mrconv makes to what
 *     the commit makes, "" if they are the same
 */
char *explain(const Tree *tree, const Worktree *worktree, const Commit *commit,
              guint jobs, GError **error);

#endif
