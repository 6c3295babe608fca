/*
 * beneath.h - files of a tree, whatever its links say
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * A link in a tree may lead anywhere, and may be put there while mrconv runs.
 * So a path is resolved once, by the kernel, which leads out of the tree on no
 * account; what is done then is done in the directory that was found, which is
 * held open.
 */
#ifndef MRCONV_BENEATH_H
#define MRCONV_BENEATH_H

#include <glib.h>

/**
 * Beneath:
 * @directory: file descriptor of a directory of the tree; locked from the
 *     first beneath_stage() on
 * @name: of a file in it that is no link, or of none
 * @path: as it was asked for, for messages
 *
 * Where a file of a tree is.
 */
typedef struct {
    int directory;
    char *name;
    char *path;
} Beneath;

/**
 * beneath_find:
 * @root: absolute path of a tree
 * @path: a file, relative to @root
 * @error: a #GFileError
 *
 * Finds a file, through links that stay in the tree.  It need not be there,
 * but its directory has to be.
 *
 * Returns: (transfer full) (nullable): where it is
 */
Beneath *beneath_find(const char *root, const char *path, GError **error);
void beneath_free(Beneath *beneath);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Beneath, beneath_free)

/**
 * beneath_open:
 * @path: a file, which need not be there
 * @error: a #GFileError
 *
 * For a file that the user has named, which may be anywhere.
 *
 * Returns: (transfer full) (nullable): where it is, or the link of that name
 */
Beneath *beneath_open(const char *path, GError **error);

/**
 * beneath_read:
 * @beneath: where a file is
 * @content: (out) (transfer full): its bytes
 * @mode: (out): its mode
 * @error: a #GFileError
 *
 * Returns: %TRUE if it is a regular file that could be read
 */
gboolean beneath_read(const Beneath *beneath, GBytes **content, guint *mode,
                      GError **error);

/* A mode: that of a new file */
#define BENEATH_NEW G_MAXUINT

/**
 * beneath_stage:
 * @beneath: where a file is
 * @content: what it is to hold
 * @mode: and its mode, or %BENEATH_NEW
 * @error: a #GFileError
 *
 * Writes the content beside the file; beneath_commit() puts it in its place.
 *
 * Returns: (transfer full) (nullable): a name in the same directory
 */
char *beneath_stage(const Beneath *beneath, GBytes *content, guint mode,
                    GError **error);

/**
 * beneath_commit:
 * @beneath: where a file is
 * @staged: what beneath_stage() returned
 * @error: a #GFileError
 *
 * Returns: %TRUE if the file is now what was staged
 */
gboolean beneath_commit(const Beneath *beneath, const char *staged,
                        GError **error);

/**
 * beneath_discard:
 * @beneath: where a file is
 * @staged: what beneath_stage() returned
 *
 * Removes what was staged.
 */
void beneath_discard(const Beneath *beneath, const char *staged);

/**
 * beneath_clean:
 * @beneath: where a file is
 *
 * Removes what beneath_stage() has left in the file's directory in runs that
 * were killed, unless another run is at work there.
 */
void beneath_clean(const Beneath *beneath);

#endif
