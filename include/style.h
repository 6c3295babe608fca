/*
 * style.h - how what is printed for a person looks
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STYLE_H
#define MRCONV_STYLE_H

#include <glib.h>

/**
 * Style:
 * @color: whether there are colours
 * @flat: whether notes are not indented: Emacs takes blanks for a part of a
 *     file's name
 * @root: (nullable): the tree's root; %NULL prints paths relative to it
 * @directory: (nullable): the directory that paths are printed relative to,
 *     as compilers print them: absolute, without symbolic links
 *
 * How text for a person looks.
 */
typedef struct {
    gboolean color;
    gboolean flat;
    const char *root;
    const char *directory;
} Style;

/**
 * style_path:
 * @style: how it is to look
 * @file: a path relative to the tree
 *
 * Returns: (transfer full): the path as it leads from @style's directory to
 *     the file; absolute if neither the tree is below that directory nor the
 *     directory in the tree
 */
char *style_path(const Style *style, const char *file);

#endif
