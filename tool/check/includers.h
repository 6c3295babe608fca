/*
 * includers.h - sources that include a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_INCLUDERS_H
#define MRCONV_INCLUDERS_H

#include "tree.h"

/**
 * includers_find:
 * @tree: a tree with a build directory
 * @file: a header, or a fragment of code
 * @error: return location
 *
 * Looks for the file's name: of a header, also for those of headers that
 * include it.
 *
 * Returns: (transfer full) (element-type filename) (nullable): the sources of
 *     the build that may include it, sorted
 */
GPtrArray *includers_find(const Tree *tree, const char *file, GError **error);

#endif
