/*
 * since.h - what is on lines that changed since a revision
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SINCE_H
#define MRCONV_SINCE_H

#include "audit.h"

/**
 * since_read:
 * @tree: the tree
 * @revision: a revision as git takes it
 * @error: set when there is no such revision, or nothing in common with it
 *
 * Compares the files as they are now, committed or not, with the commit at
 * which the checked out branch and @revision have parted; new files that git
 * does not ignore have changed as a whole.
 *
 * Returns: (transfer full) (element-type PatchFile) (nullable): what has
 *     changed, names relative to the tree
 */
GPtrArray *since_read(const Tree *tree, const char *revision, GError **error);

/**
 * since_paths:
 * @changes: (element-type PatchFile): what has changed
 * @tree: the tree
 * @paths: (nullable): files and directories to stay in, see path_is_wanted()
 * @error: set when one of them is not there
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the sources
 *     that have changed, may be none
 */
char **since_paths(const GPtrArray *changes, const Tree *tree,
                   const char *const *paths, GError **error);

/**
 * since_apply:
 * @audit: an audit; what is not on a line that has changed is taken out of it
 * @changes: (element-type PatchFile): what has changed
 */
void since_apply(Audit *audit, const GPtrArray *changes);

#endif
