/*
 * trial.h - a command run on the tree before a conversion and after it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * It runs in a temporary worktree: first on HEAD, then in the same place on
 * what is to come, so that a build of the first goes on as that of the second.
 * The user's tree is only read.
 */
#ifndef MRCONV_TRIAL_H
#define MRCONV_TRIAL_H

#include "plan.h"
#include "tree.h"

typedef struct Trial Trial;

/**
 * TrialRun:
 * @status: the command's exit status, 128 + the signal that killed it
 * @bytes: how much LeakSanitizer says is lost, of all its processes together
 * @blocks: in how many allocations
 * @errors: how many of its processes AddressSanitizer has stopped
 *
 * What came of running the command once; all but @status are 0 unless leaks
 * were asked for.
 */
typedef struct {
    int status;
    guint64 bytes;
    guint64 blocks;
    guint errors;
} TrialRun;

/**
 * trial_new:
 * @tree: the tree, in a git checkout; must outlive the trial
 * @error: return location
 *
 * Checks HEAD out into a temporary worktree.
 *
 * Returns: (transfer full) (nullable): the trial
 */
Trial *trial_new(const Tree *tree, GError **error);
void trial_free(Trial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Trial, trial_free)

/**
 * trial_run:
 * @trial: a trial
 * @command: a shell's command line; it runs in the worktree's root
 * @leaks: whether to have sanitizers report into a file, leaks to have no
 *     influence on the exit status, and memory errors to abort
 * @shown: whether its output goes to standard error
 * @run: (out): what came of it
 * @error: set when it cannot be run, or a signal arrives
 *
 * Returns: %TRUE if it was run, whatever its exit status
 */
gboolean trial_run(const Trial *trial, const char *command, gboolean leaks,
                   gboolean shown, TrialRun *run, GError **error);

/**
 * trial_changes:
 * @tree: a tree in a git checkout
 * @error: return location
 *
 * Returns: (transfer full) (element-type filename) (nullable): the files that
 *     differ from HEAD, staged or not, those that are gone and new ones that
 *     git does not ignore, relative to the tree
 */
GPtrArray *trial_changes(const Tree *tree, GError **error);

/**
 * trial_take_changes:
 * @trial: a trial
 * @files: (element-type filename): files of the tree
 * @error: return location
 *
 * Makes these files what they are in the user's tree.
 *
 * Returns: %TRUE on success
 */
gboolean trial_take_changes(const Trial *trial, const GPtrArray *files,
                            GError **error);

/**
 * trial_take_edits:
 * @trial: a trial
 * @edits: (element-type FileEdit): edits, with @after set
 * @error: return location
 *
 * Makes these edits.
 *
 * Returns: %TRUE on success
 */
gboolean trial_take_edits(const Trial *trial, const GPtrArray *edits,
                          GError **error);

#endif
