/*
 * staged.h - the tree as the next commit would have it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STAGED_H
#define MRCONV_STAGED_H

#include "tree.h"
#include "util/worktree.h"

/**
 * Staged:
 * @tree: the tree with what is staged, and nothing else
 * @parent: the revision that the next commit follows, as git takes it in @tree
 * @own: (nullable): @tree if it is in a checkout of its own
 * @worktree: (nullable): that checkout
 */
typedef struct {
    Tree *tree;
    const char *parent;
    Tree *own;
    Worktree *worktree;
} Staged;

/**
 * staged_open:
 * @tree: a tree in a git checkout that has a commit; must outlive the result
 * @error: set when there is none, or files are unmerged
 *
 * Opens what is staged.  That is @tree itself if its files are what is staged;
 * else it is checked out aside, and the user's files and index stay as they
 * are.
 *
 * Returns: (transfer full) (nullable): what is staged
 */
Staged *staged_open(Tree *tree, GError **error);
void staged_free(Staged *staged);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Staged, staged_free)

#endif
