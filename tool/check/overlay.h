/*
 * overlay.h - a tree as it will be once edits are written
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_OVERLAY_H
#define MRCONV_OVERLAY_H

#include "plan.h"

/**
 * Overlay:
 * @tree: the tree
 * @root: absolute path of its image
 *
 * An image of a tree with other contents in some files.
 */
typedef struct {
    const Tree *tree;
    char *root;
} Overlay;

/**
 * overlay_new:
 * @tree: the tree, which must outlive the overlay
 * @root: directory to make it in, is made
 * @pending: (element-type FileEdit): the files that differ, with @after set
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the overlay
 */
Overlay *overlay_new(const Tree *tree, const char *root, GPtrArray *pending,
                     GError **error);
void overlay_free(Overlay *overlay);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Overlay, overlay_free)

/**
 * overlay_path:
 * @overlay: the overlay
 * @path: a path as a compile command has it
 * @directory: the command's directory
 *
 * Returns: (transfer full): the image's path if @path leads to something of
 *     the tree, else @path
 */
char *overlay_path(const Overlay *overlay, const char *path,
                   const char *directory);

#endif
