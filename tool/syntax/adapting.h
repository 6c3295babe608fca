/*
 * adapting.h - files that define macros for the headers that they include
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ADAPTING_H
#define MRCONV_ADAPTING_H

#include "tree.h"

/**
 * adapting_find:
 * @tree: the tree
 * @files: (element-type filename): source files
 * @headers: (element-type filename): absolute paths of headers
 *
 * Looks for files to which a header may mean something else than to others:
 * in front of an include, they define or undefine a macro whose name stands in
 * one of @headers.
 *
 * Returns: (transfer full) (element-type filename): those of @files
 */
GHashTable *adapting_find(const Tree *tree, GPtrArray *files,
                          GHashTable *headers);

#endif
