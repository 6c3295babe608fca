/*
 * precompile.h - headers that many files include, parsed once
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PRECOMPILE_H
#define MRCONV_PRECOMPILE_H

#include "tree.h"

/**
 * PrecompiledHeader:
 * @path: where it is
 * @parts: (element-type filename): absolute paths of the files that it is made
 *     of, interned
 */
typedef struct {
    char *path;
    GHashTable *parts;
} PrecompiledHeader;

/**
 * Precompiled:
 *
 * A precompiled header for each set of flags that enough files share.  Lives
 * in a scratch directory, and goes with it.
 */
typedef struct Precompiled Precompiled;

/**
 * precompiled_new:
 * @tree: the tree
 * @error: set when there is no room
 *
 * Returns: (transfer full) (nullable): no headers yet
 */
Precompiled *precompiled_new(const Tree *tree, GError **error);

/**
 * precompiled_expect:
 * @precompiled: the headers
 * @file: a file that is going to be parsed; must outlive its header's use
 * @command: how it is compiled; must outlive @precompiled
 *
 * Says what the next call of precompiled_make() is to make headers for.
 */
void precompiled_expect(Precompiled *precompiled, const char *file,
                        const CompileCommand *command);

/**
 * precompiled_make:
 * @precompiled: the headers
 * @unwanted: (element-type filename): files, relative to the root, whose
 *     functions are going to be read, and that must be in no header
 * @jobs: how many headers to make at once
 * @error: set when a signal arrives
 *
 * Makes the headers that are worth it and are not there yet.  Which headers a
 * set's files have in common is read from their text.  From then on, headers
 * are only for the files that were expected.
 *
 * Returns: %TRUE unless interrupted
 */
gboolean precompiled_make(Precompiled *precompiled, GHashTable *unwanted,
                          guint jobs, GError **error);

/**
 * precompiled_lookup:
 * @precompiled: the headers
 * @file: a file
 * @command: how it is compiled
 *
 * Returns: (transfer none) (nullable): the header for it
 */
const PrecompiledHeader *precompiled_lookup(const Precompiled *precompiled,
                                            const char *file,
                                            const CompileCommand *command);

void precompiled_free(Precompiled *precompiled);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Precompiled, precompiled_free)

#endif
