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
 */
typedef struct {
    char *path;
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
 * scratch_free:
 * @scratch: a scratch directory
 *
 * Removes the directory with all that is in it; symbolic links are removed,
 * not followed.
 */
void scratch_free(Scratch *scratch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Scratch, scratch_free)

#endif
