/*
 * insertion.h - files that clones go into
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_API_INSERTION_H
#define MRCONV_API_INSERTION_H

#include "plan.h"

/**
 * Source:
 * @path: relative to the tree, interned
 * @bytes: its content
 * @text: the same as a string
 * @insertions: (element-type Insertion): what goes into it
 */
typedef struct {
    const char *path;
    GBytes *bytes;
    const char *text;
    GPtrArray *insertions;
} Source;

/**
 * Insertion:
 * @source: where it goes
 * @offset: the beginning of a line, or the end of the file
 * @text: whole lines
 */
typedef struct {
    Source *source;
    guint offset;
    char *text;
} Insertion;

/**
 * source_load:
 * @tree: the tree
 * @path: a file, relative to the tree
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file, nothing to go into it yet
 */
Source *source_load(const Tree *tree, const char *path, GError **error);
void source_free(Source *source);

guint source_line(const Source *source, guint offset);

/**
 * insertion_new:
 * @source: where it goes
 * @end: where the model ends that it is put behind
 * @comment: its comment, or ""
 * @code: what is inserted
 *
 * Returns: (transfer full): lines behind the one that @end is in, apart from
 *     what is around them
 */
Insertion *insertion_new(Source *source, guint end, const char *comment,
                         const char *code);
void insertion_free(Insertion *insertion);

/**
 * source_edit:
 * @source: a file
 *
 * Returns: (transfer full) (nullable): the file with what goes into it, or
 *     %NULL if that is nothing; lines end as they do in the file
 */
FileEdit *source_edit(Source *source);

/**
 * source_replace:
 * @source: a file
 * @text: (transfer full): what it becomes
 *
 * Returns: (transfer full): that as an edit
 */
FileEdit *source_replace(const Source *source, char *text);

#endif
