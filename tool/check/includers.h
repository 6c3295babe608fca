/*
 * includers.h - the sources of a build that include a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_INCLUDERS_H
#define MRCONV_INCLUDERS_H

#include "tree.h"

/**
 * includers_find:
 * @tree: the tree
 * @file: a file of it that others include
 * @error: set when a signal arrives
 *
 * A header counts if an include directive's path is the end of its own, or of
 * that of one that includes it.  Where compilers look is not asked, so that
 * there can be too many, but not too few.
 *
 * Returns: (transfer full) (element-type filename) (nullable): the sources that
 *     the build compiles, sorted
 */
GPtrArray *includers_find(const Tree *tree, const char *file, GError **error);

#endif
