/*
 * scratch.h - a temporary directory that goes away again
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SCRATCH_H
#define MRCONV_SCRATCH_H

#include <glib.h>

/**
 * Scratch:
 * @path: absolute path of the directory
 * @lock: file descriptor of it, locked while it is in use; -1 if it cannot be
 *
 * After a run that was killed, nobody holds the lock: the next run removes it.
 */
typedef struct {
    char *path;
    int lock;
} Scratch;

/**
 * scratch_new:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a new, empty directory below $TMPDIR
 */
Scratch *scratch_new(GError **error);

/**
 * scratch_new_in:
 * @directory: where to make it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a new, empty directory in @directory,
 *     from which things can be renamed into it
 */
Scratch *scratch_new_in(const char *directory, GError **error);

/**
 * scratch_is_ours:
 * @path: a directory
 *
 * Returns: whether it is called as what scratch_new() makes is
 */
gboolean scratch_is_ours(const char *path);

/**
 * scratch_remove_stale:
 * @path: a directory
 *
 * Removes what scratch_new() has made in a run that was killed.
 *
 * Returns: whether it is gone
 */
gboolean scratch_remove_stale(const char *path);

/**
 * scratch_remove_all:
 *
 * Removes all directories of this run, which ends here.
 */
void scratch_remove_all(void);

/**
 * scratch_free:
 * @scratch: a scratch directory
 *
 * Removes the directory with all that is in it; symbolic links are removed,
 * not followed.
 */
void scratch_free(Scratch *scratch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scratch, scratch_free)

#endif
