/*
 * data.h - where the files are that mrconv comes with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_DATA_H
#define MRCONV_DATA_H

/**
 * data_path:
 * @name: such as "semantic-patches/macro-file.h"
 *
 * Finds a file that mrconv comes with: below $MRCONV_DATADIR, which a build
 * directory's development environment sets, else where it was installed.
 *
 * Returns: (transfer full): its path, whether or not it is there
 */
char *data_path(const char *name);

#endif
