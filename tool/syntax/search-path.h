/*
 * search-path.h - where included files are looked for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SEARCH_PATH_H
#define MRCONV_SEARCH_PATH_H

#include "tree.h"

/**
 * is_stand_in:
 * @tree: the tree
 * @text: a path, or an option that names one
 *
 * Returns: whether it is one of this run's stand-ins for generated headers
 */
gboolean is_stand_in(const Tree *tree, const char *text);

/**
 * searched_directories:
 * @tree: the tree
 * @file: a unit's main file
 * @files: (element-type filename): absolute paths of the files it was read from
 * @missing: (element-type filename): files that it includes and that are not
 *     there
 *
 * Returns: (transfer full) (element-type filename): the directories in which
 *     its includes have been looked for, interned
 */
GHashTable *searched_directories(const Tree *tree, const char *file,
                                 GHashTable *files, GHashTable *missing);

#endif
