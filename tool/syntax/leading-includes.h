/*
 * leading-includes.h - the headers that a file includes first
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_LEADING_INCLUDES_H
#define MRCONV_LEADING_INCLUDES_H

#include "tree.h"

/**
 * leading_includes:
 * @tree: the tree
 * @file: a source file
 *
 * Returns: (transfer full) (element-type utf8): the headers with a directory in
 *     their names that are included in front of the first condition or
 *     definition, on which what follows may depend; in order, interned
 */
GPtrArray *leading_includes(const Tree *tree, const char *file);

/**
 * header_is_guarded:
 * @tree: the tree
 * @header: a header, as an include names it
 *
 * Returns: whether it bears to be included twice
 */
gboolean header_is_guarded(const Tree *tree, const char *header);

#endif
