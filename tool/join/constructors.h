/*
 * constructors.h - the constructors that a tree declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CONSTRUCTORS_H
#define MRCONV_CONSTRUCTORS_H

#include "tree.h"

/**
 * constructors_of_tree:
 * @tree: the tree
 * @error: names the memory header, or what it cannot be read without
 *
 * Reads the headers as the memory implementation includes them.
 *
 * Returns: (transfer full) (nullable): name to Constructor
 */
GHashTable *constructors_of_tree(const Tree *tree, GError **error);

#endif
