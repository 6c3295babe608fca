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
 * Finds a file that mrconv comes with: below $MRCONV_DATADIR if that is set,
 * else where it lies as seen from the program.  A build directory is laid out
 * like an installation, so that the program can be run from there.
 *
 * Returns: (transfer full): its path, whether or not it is there
 */
char *data_path(const char *name);

#endif
