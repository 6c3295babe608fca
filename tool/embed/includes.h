/*
 * includes.h - which files a file includes, by its text
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_EMBED_INCLUDES_H
#define MRCONV_EMBED_INCLUDES_H

#include "tree.h"

/* What was found out so far; the tree must not change meanwhile */
typedef struct Includes Includes;

Includes *includes_new(const Tree *tree);
void includes_free(Includes *includes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Includes, includes_free)

/**
 * includes_on_line:
 * @line: a line of a file
 * @depth: (inout): how many #if branches it is in; 0 for the first line
 *
 * Returns: (transfer full) (nullable): what it includes in quotes, if it is in
 *     no #if branch but that of the include guard
 */
char *includes_on_line(const char *line, guint *depth);

/**
 * includes_can_read:
 * @includes: what was found out
 * @file: a file, relative to the tree
 *
 * Returns: whether what the file includes is known
 */
gboolean includes_can_read(Includes *includes, const char *file);

/**
 * includes_reach:
 * @includes: what was found out
 * @from: a file, relative to the tree
 * @to: another one
 *
 * Returns: whether @from includes @to, by way of others, in some #if branch at
 *     least
 */
gboolean includes_reach(Includes *includes, const char *from, const char *to);

/**
 * includes_always_reach:
 * @includes: what was found out
 * @from: a file, relative to the tree
 * @to: another one
 *
 * Returns: whether it does by lines that no #if hides
 */
gboolean includes_always_reach(Includes *includes, const char *from,
                               const char *to);

#endif
