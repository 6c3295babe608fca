/*
 * includers.h - the sources of a build that include a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_INCLUDERS_H
#define MRCONV_INCLUDERS_H

#include "tree.h"

/**
 * Includers:
 *
 * Which files of a tree include which, in each search path of its build.
 */
typedef struct Includers Includers;

/**
 * includers_new:
 * @tree: the tree, which must outlive the result
 * @error: return location
 *
 * Reads the include directives of all that the build compiles, whatever #if
 * they are in, but for those that name a macro.  Of several files that one can
 * mean it means each, so that there can be too many includers, but not too few.
 *
 * Returns: (transfer full) (nullable): the includers
 */
Includers *includers_new(const Tree *tree, GError **error);
void includers_free(Includers *includers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Includers, includers_free)

/**
 * includers_find:
 * @includers: the includers
 * @file: a file of the tree
 *
 * Returns: (transfer container) (element-type filename): the sources that the
 *     build compiles and that include @file, by way of others too, sorted
 */
GPtrArray *includers_find(const Includers *includers, const char *file);

#endif
