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
 * @files: (element-type filename): the files that are going to be parsed
 * @jobs: how many headers to make at once
 * @error: set when a signal arrives or there is no room
 *
 * Makes the headers that are worth it.  Which headers a set's files have in
 * common is read from their text; a set that does not compile has none.
 *
 * Returns: (transfer full) (nullable): the headers
 */
Precompiled *precompiled_new(const Tree *tree, GPtrArray *files, guint jobs,
                             GError **error);

/**
 * precompiled_lookup:
 * @precompiled: the headers
 * @command: how a file is compiled
 *
 * Returns: (transfer none) (nullable): path of the header for its flags
 */
const char *precompiled_lookup(const Precompiled *precompiled,
                               const CompileCommand *command);
void precompiled_free(Precompiled *precompiled);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Precompiled, precompiled_free)

#endif
