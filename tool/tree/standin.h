/*
 * standin.h - what a tree without a build directory is parsed with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STANDIN_H
#define MRCONV_STANDIN_H

#include "tree.h"

/**
 * StandIns:
 *
 * Flags that a build would use, and headers in a scratch directory in place of
 * those that it would generate.  Immutable.
 */
typedef struct StandIns StandIns;

/**
 * stand_ins_new:
 * @tree: a tree without a build directory
 * @error: return location
 *
 * Makes a header for each quoted include of the tree's sources whose file is
 * nowhere in the tree.
 *
 * Returns: (transfer full) (nullable): the stand-ins
 */
StandIns *stand_ins_new(const Tree *tree, GError **error);
void stand_ins_free(StandIns *stand_ins);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StandIns, stand_ins_free)

/**
 * stand_ins_commands:
 * @stand_ins: the stand-ins
 * @file: a source, relative to the root
 *
 * Returns: (transfer none) (element-type CompileCommand): how to parse it: once
 *     for each target of the architecture whose directory it is in
 */
GPtrArray *stand_ins_commands(const StandIns *stand_ins, const char *file);

/**
 * stand_in_text:
 * @tree: the tree
 * @files: (element-type filename): its files
 * @name: of a generated header, as #include has it
 *
 * Trace points and the types of the QAPI schema are made from the files that
 * the build would make them from; other headers stay empty.
 *
 * Returns: (transfer full): what to put there
 */
char *stand_in_text(const Tree *tree, GPtrArray *files, const char *name);

#endif
