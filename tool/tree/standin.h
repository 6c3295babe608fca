/*
 * standin.h - what is parsed with that no build has made
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
 * stand_ins_are_needed:
 * @tree: the tree
 * @files: (element-type filename): its files
 *
 * Returns: whether the tree has no build directory, or one that compiles
 *     nothing of some architecture
 */
gboolean stand_ins_are_needed(const Tree *tree, GPtrArray *files);

/**
 * stand_ins_new:
 * @tree: a tree that needs them
 * @files: (element-type filename): its files
 * @error: return location
 *
 * Makes a header for each quoted include of the tree's sources whose file is
 * nowhere in the tree, and flags for the targets that it is not built for.
 *
 * Returns: (transfer full) (nullable): the stand-ins
 */
StandIns *stand_ins_new(const Tree *tree, GPtrArray *files, GError **error);
void stand_ins_free(StandIns *stand_ins);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(StandIns, stand_ins_free)

/**
 * stand_ins_target:
 * @stand_ins: the stand-ins
 * @file: a source, relative to the root
 *
 * Returns: (nullable): a target of the architecture whose directory it is in,
 *     such as ppc-softmmu; %NULL if it is in none, or in one that is built
 */
const char *stand_ins_target(const StandIns *stand_ins, const char *file);

/**
 * stand_ins_commands:
 * @stand_ins: the stand-ins
 * @file: a source, relative to the root
 *
 * Returns: (transfer none) (element-type CompileCommand) (nullable): how to
 *     parse it: once for each target of the architecture whose directory it is
 *     in; %NULL if it is in none, or in one that is built
 */
GPtrArray *stand_ins_commands(const StandIns *stand_ins, const char *file);

/**
 * stand_ins_common:
 * @stand_ins: the stand-ins
 *
 * Returns: (transfer none) (element-type CompileCommand): how to parse a file
 *     that is in no architecture's directory
 */
GPtrArray *stand_ins_common(const StandIns *stand_ins);

/**
 * stand_ins_directory:
 * @stand_ins: the stand-ins
 *
 * Returns: where their headers are, another directory each time
 */
const char *stand_ins_directory(const StandIns *stand_ins);

/**
 * stand_ins_digest:
 * @stand_ins: the stand-ins
 *
 * Returns: what tells their headers from any others
 */
const char *stand_ins_digest(const StandIns *stand_ins);

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
