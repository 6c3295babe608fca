/*
 * cached-headers.h - precompiled headers that are kept from one run to the next
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CACHED_HEADERS_H
#define MRCONV_CACHED_HEADERS_H

#include "tree.h"

/**
 * keep_find_precompiled:
 * @tree: the tree
 * @flags: what the flags of the files it is for have in common
 * @headers: (out) (transfer full) (array zero-terminated=1): what
 *     keep_precompiled() was given
 * @parts: (out) (transfer full) (element-type filename): absolute paths of the
 *     files it is made of, interned
 *
 * Returns: (transfer full) (nullable): a precompiled header
 */
GBytes *keep_find_precompiled(const Tree *tree, const char *flags,
                              char ***headers,
                              GHashTable **parts);

/**
 * keep_precompiled:
 * @tree: the tree
 * @file: one of the files it is for
 * @flags: as for keep_find_precompiled()
 * @headers: (element-type utf8): which headers it was to be made of
 * @parts: (element-type filename): absolute paths of the files it is made of
 * @content: the precompiled header
 */
void keep_precompiled(const Tree *tree, const char *file, const char *flags,
                      GPtrArray *headers, GHashTable *parts, GBytes *content);

#endif
