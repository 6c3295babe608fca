/*
 * precompile.h - headers that many files include, parsed once
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PRECOMPILE_H
#define MRCONV_PRECOMPILE_H

#include "tree.h"

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
 * precompiled_prepare:
 * @precompiled: the headers
 * @files: (element-type filename): the files that are going to be parsed
 * @unwanted: (element-type filename): files, relative to the root, whose
 *     functions are going to be read, and that must be in no header
 * @jobs: how many headers to make at once
 * @error: set when a signal arrives
 *
 * Makes the headers that are worth it and are not there yet.  Which headers a
 * set's files have in common is read from their text.
 *
 * Returns: %TRUE unless interrupted
 */
gboolean precompiled_prepare(Precompiled *precompiled, GPtrArray *files,
                             GHashTable *unwanted, guint jobs,
                             GError **error);

/**
 * precompiled_lookup:
 * @precompiled: the headers
 * @file: a file
 * @command: how it is compiled
 *
 * Returns: (transfer none) (nullable): path of the header for it
 */
const char *precompiled_lookup(const Precompiled *precompiled,
                               const char *file,
                               const CompileCommand *command);

/**
 * precompiled_add_parts:
 * @precompiled: the headers
 * @command: how a file is compiled that precompiled_lookup() had a header for
 * @files: (element-type filename): where the files go that the header is made
 *     of, as absolute paths, interned
 */
void precompiled_add_parts(const Precompiled *precompiled,
                           const CompileCommand *command, GHashTable *files);
void precompiled_free(Precompiled *precompiled);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Precompiled, precompiled_free)

#endif
