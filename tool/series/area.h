/*
 * area.h - how an area's own history begins its subjects
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_AREA_H
#define MRCONV_AREA_H

#include <glib.h>

/**
 * area_prefix:
 * @root: the tree's root
 * @base: the commit whose history is looked at
 * @area: directory that the files are in, "" for the root
 * @files: (element-type filename): the files of a patch
 * @error: set when git fails
 *
 * Looks for what stands before the colon in the subjects of earlier commits to
 * @files, or to their directory if they are several, and names them: the
 * directory or the file, with or without what it is in, in the spelling that
 * was used most.
 *
 * Returns: (transfer full) (nullable): such as "hw/ide"; the directory or the
 *     file itself where history has nothing that fits
 */
char *area_prefix(const char *root, const char *base, const char *area,
                  const GPtrArray *files, GError **error);

#endif
