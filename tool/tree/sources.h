/*
 * sources.h - which files of a tree can matter
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SOURCES_H
#define MRCONV_SOURCES_H

#include "tree.h"

/**
 * tree_begin_listing:
 * @tree: a tree whose root is known
 *
 * Has git list the tree's files, while the tree is opened.
 */
void tree_begin_listing(Tree *tree);

/**
 * tree_end_listing:
 * @tree: a tree
 *
 * Waits until nobody lists its files any more.
 */
void tree_end_listing(Tree *tree);

/**
 * tree_listed:
 * @tree: a tree
 * @error: return location
 *
 * As tree_files(), without looking whether they are there: git tracks files
 * that are deleted and not yet committed so.
 *
 * Returns: (transfer none) (element-type filename) (nullable): them
 */
GPtrArray *tree_listed(const Tree *tree, GError **error);

#endif
