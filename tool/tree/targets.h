/*
 * targets.h - the targets that a tree can be built for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_TARGETS_H
#define MRCONV_TARGETS_H

#include "tree/command-table.h"

/**
 * Target:
 * @full_name: such as aarch64-softmmu
 * @name: such as aarch64
 * @arch: what it emulates
 * @base: directory in target/ that has the code for it
 * @lines: what the tree says of it, as NAME=VALUE
 *
 * A machine that a tree emulates.
 */
typedef struct {
    char *full_name;
    char *name;
    char *arch;
    char *base;
    char **lines;
} Target;

/**
 * target_read:
 * @tree: the tree
 * @file: a file, relative to the root
 *
 * Returns: (transfer full) (nullable): the target that the file describes, if
 *     it describes one
 */
Target *target_read(const Tree *tree, const char *file);
void target_free(Target *target);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Target, target_free)

/**
 * targets_built:
 * @table: the commands of a build
 *
 * What the build compiles for a target looks for headers in its directory.
 *
 * Returns: (transfer full) (element-type utf8): the directories in target/ of
 *     the targets that it is for
 */
GHashTable *targets_built(CommandTable *table);

/**
 * target_kernel:
 * @target: a target
 *
 * Returns: (nullable): what Linux calls its architecture, if KVM can run it and
 *     the tree has all that code for that needs
 */
const char *target_kernel(const Target *target);

/**
 * target_header:
 * @target: a target
 * @tree: its tree
 *
 * Returns: (transfer full): the header that the build makes for it
 */
char *target_header(const Target *target, const Tree *tree);

#endif
