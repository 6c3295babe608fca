/*
 * candidates.h - which files to read, by what their text says
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_CANDIDATES_H
#define MRCONV_CANDIDATES_H

#include "join/collect.h"

/**
 * select_included:
 * @sources: (element-type filename): sources, which must outlive the result
 *
 * Returns: (transfer container) (element-type filename): those that units
 *     include: headers and fragments
 */
GPtrArray *select_included(const GPtrArray *sources);

/**
 * select_matching:
 * @tree: the tree
 * @files: (element-type filename): files, relative to the root
 * @pattern: a regular expression
 * @error: set when a signal arrives
 *
 * Returns: (transfer full) (element-type filename) (nullable): those of @files
 *     whose text matches, or cannot be read
 */
GPtrArray *select_matching(const Tree *tree, GPtrArray *files,
                           const char *pattern, GError **error);

/**
 * select_units:
 * @tree: the tree
 * @files: (element-type filename): files, relative to the root
 * @pattern: a regular expression
 * @error: set when a signal arrives
 *
 * Returns: (transfer full) (element-type filename) (nullable): the units among
 *     what select_matching() finds; headers only declare what a unit calls
 */
GPtrArray *select_units(const Tree *tree, GPtrArray *files,
                        const char *pattern, GError **error);

/**
 * select_files:
 * @tree: the tree
 * @wanted: (element-type filename): files, relative to the root
 * @error: set when a signal arrives
 *
 * Returns: (transfer full) (element-type filename) (nullable): those of @wanted
 *     whose own text says that they matter: they initialise regions, allocate
 *     some for another file, or use the machine's memory early
 */
GPtrArray *select_files(const Tree *tree, GPtrArray *wanted, GError **error);

/**
 * select_by_text:
 * @collection: a collection
 * @wanted: (element-type filename): files, relative to the root
 * @error: set when a signal arrives
 *
 * Adds what select_files() finds among @wanted.
 *
 * Returns: %TRUE unless interrupted
 */
gboolean select_by_text(Collection *collection, GPtrArray *wanted,
                        GError **error);

/**
 * select_release_pattern:
 *
 * Returns: (transfer full): what a regular expression is to find where a call
 *     releases something, its opening parenthesis not included
 */
char *select_release_pattern(void);

/**
 * select_laid_over:
 * @collection: a collection
 * @sources: (element-type filename): the tree's sources
 * @error: set when a signal arrives
 *
 * Adds the files that release what they find in a struct of their own: it may
 * be laid over another file's.
 *
 * Returns: %TRUE unless interrupted
 */
gboolean select_laid_over(Collection *collection, GPtrArray *sources,
                          GError **error);

/**
 * select_finders:
 * @collection: a collection
 * @sources: (element-type filename): the tree's sources
 * @error: set when a signal arrives
 *
 * Adds the files that free what they look up among the objects, or are given
 * by who walks over them.
 *
 * Returns: %TRUE unless interrupted
 */
gboolean select_finders(Collection *collection, GPtrArray *sources,
                        GError **error);

/**
 * select_readers:
 * @collection: a collection
 * @sources: (element-type filename): the tree's sources
 * @error: set when a signal arrives
 *
 * Adds the files that free what they read by a pointer to any pointer: it may
 * point into a struct of another file.
 *
 * Returns: %TRUE unless interrupted
 */
gboolean select_readers(Collection *collection, GPtrArray *sources,
                        GError **error);

/**
 * select_freeing:
 * @collection: a collection
 * @sources: (element-type filename): the tree's sources
 * @error: set when a signal arrives
 *
 * Adds the files in which a function frees what it has declared as a region:
 * it may come from a list in which others have put it.
 *
 * Returns: %TRUE unless interrupted
 */
gboolean select_freeing(Collection *collection, GPtrArray *sources,
                        GError **error);

/**
 * select_using_headers:
 * @tree: the tree
 * @error: set when a signal arrives
 *
 * Returns: (transfer full) (element-type filename) (nullable): headers and
 *     fragments with functions that may use, hand out or release regions kept
 *     in structs
 */
GPtrArray *select_using_headers(const Tree *tree, GError **error);

#endif
