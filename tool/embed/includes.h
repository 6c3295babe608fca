/*
 * includes.h - which files a file includes, by its text
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMBED_INCLUDES_H
#define MRCONV_EMBED_INCLUDES_H

#include "tree.h"

/**
 * includes_resolve:
 * @tree: the tree
 * @from: a file, relative to the tree
 * @name: what it includes, in quotes
 *
 * Returns: (transfer full) (nullable): that file, relative to the tree
 */
char *includes_resolve(const Tree *tree, const char *from, const char *name);

/**
 * includes_reach:
 * @tree: the tree
 * @known: (element-type utf8 GPtrArray): what was found out about files before
 * @from: a file, relative to the tree
 * @to: another one
 *
 * Returns: whether @from includes @to, by way of others, in some #if branch at
 *     least
 */
gboolean includes_reach(const Tree *tree, GHashTable *known, const char *from,
                        const char *to);

#endif
