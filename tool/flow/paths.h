/*
 * paths.h - places as paths from a variable: s->bars[i].mr
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PATHS_H
#define MRCONV_PATHS_H

#include "syntax.h"

/**
 * path_of:
 * @node: an expression
 *
 * Returns: (nullable): the place that it names, interned; the same for all
 *     expressions of a function that name it in the same way
 */
const char *path_of(const SyntaxNode *node);

/**
 * path_depends:
 * @path: a place
 * @on: another one
 *
 * Returns: whether @path means another place once @on has changed
 */
gboolean path_depends(const char *path, const char *on);

/**
 * path_is_element:
 * @path: a place
 * @array: a variable or field that is an array
 *
 * Returns: whether the place is an element of the array
 */
gboolean path_is_element(const char *path, const char *array);

/**
 * paths_may_meet:
 * @a: a place
 * @b: another one, that is an element of the same array or a field of the same
 *     name and record
 *
 * Returns: whether the two may be one place: nothing is known of the values of
 *     variables
 */
gboolean paths_may_meet(const char *a, const char *b);

#endif
