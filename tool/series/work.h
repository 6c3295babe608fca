/*
 * work.h - a series in the making
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * First the plan (which patches there are, and who is to read them), then the
 * commits, each made from its parent by the tool and compiled, in a temporary
 * worktree.  The user's worktree, index and HEAD are not touched.
 */
#ifndef MRCONV_WORK_H
#define MRCONV_WORK_H

#include "api.h"
#include "series/patches.h"
#include "util/worktree.h"

/**
 * Work:
 * @base: id of the commit that the series starts from
 * @worktree: where it is checked out
 * @tree: the tree in @worktree
 * @conversion: what can be converted there, before the first patch
 * @all: (element-type FileEdit): the edits of all of it
 * @left: (element-type utf8): fingerprints of sites that cannot be edited
 * @api: the constructors that the series uses
 * @first: the patch that adds them, %NULL if the tree has them
 * @patches: (element-type Patch): those that convert, in order
 * @done: (element-type ConvertedSite): what is committed already
 * @jobs: how much to do at once
 */
typedef struct {
    char *base;
    Worktree *worktree;
    Tree *tree;
    Conversion *conversion;
    GPtrArray *all;
    GHashTable *left;
    Api *api;
    Patch *first;
    GPtrArray *patches;
    GHashTable *done;
    guint jobs;
} Work;

/**
 * WorkPlan:
 * @tree: the user's tree, with a build directory
 * @paths: (nullable): what to convert, as for audit_run()
 * @base: revision to start from
 * @split: how to split it, unless there is a
 * @plan: (nullable): plan file
 * @no_maintainers: whether the tree's script is not to be run for recipients
 * @jobs: how much to do at once
 */
typedef struct {
    const Tree *tree;
    const char *const *paths;
    const char *base;
    Split split;
    const char *plan;
    gboolean no_maintainers;
    guint jobs;
} WorkPlan;

/**
 * work_plan:
 * @plan: what is wanted
 * @error: return location
 *
 * Checks the base out, audits it, and splits what can be converted.
 *
 * Returns: (transfer full) (nullable): the work, without commits
 */
Work *work_plan(const WorkPlan *plan, GError **error);
void work_free(Work *work);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Work, work_free)

/**
 * work_commit:
 * @work: the work
 * @trailer: (nullable): a line for the end of each message
 * @error: names the patch that cannot be made or does not compile
 *     (%EXIT_CODE_CHECK)
 *
 * Makes the commits.
 *
 * Returns: %TRUE if all of them were made
 */
gboolean work_commit(Work *work, const char *trailer, GError **error);

#endif
