/*
 * source-lines.h - what stands at a place
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SOURCE_LINES_H
#define MRCONV_SOURCE_LINES_H

#include "site.h"
#include "tree.h"

/**
 * Sources:
 *
 * The text of a tree's files, each read once.
 */
typedef struct Sources Sources;

Sources *sources_new(const Tree *tree);
void sources_free(Sources *sources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sources, sources_free)

/**
 * sources_line:
 * @sources: the texts
 * @file: name of a file, relative to the tree
 * @line: from 1
 *
 * Returns: (transfer full) (nullable): the line as valid UTF-8 without its
 *     end, %NULL if there is none
 */
char *sources_line(Sources *sources, const char *file, guint line);

/**
 * sources_end:
 * @sources: the texts
 * @where: a place
 * @start_column: (out): its column, in characters
 * @end_line: (out): the line it ends in
 * @end_column: (out): the column behind its last character, in characters; 0
 *     if it is not known
 *
 * A #Location counts in bytes, and says where it ends as an offset.
 */
void sources_end(Sources *sources, const Location *where, guint *start_column,
                 guint *end_line, guint *end_column);

#endif
