/*
 * spelling.h - what is read off the text, since libclang does not tell
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SYNTAX_SPELLING_H
#define MRCONV_SYNTAX_SPELLING_H

#include <glib.h>

/**
 * File:
 * @path: relative to the tree, %NULL outside of it
 * @text: its content, if it is wanted
 * @length: of @text
 * @wanted: whether functions that are written in it are read
 *
 * A file that a unit is made of.
 */
typedef struct {
    const char *path;
    const char *text;
    gsize length;
    gboolean wanted;
} File;

/* The identifier that begins at @offset, interned, or NULL */
const char *identifier_at(const File *file, guint offset);

/* Whether @text stands at @offset */
gboolean text_at(const File *file, guint offset, const char *text);

/* Skips space, comments and continued lines */
guint skip_space(const File *file, guint offset, guint end);

/* Skips the space and the opening parentheses in front of an operand */
guint skip_open(const File *file, guint offset, guint end);

/* The operator between two operands; nothing but it may stand there */
const char *operator_at(const File *file, guint offset, guint end);

/* Which parts of for (a; b; c) are there, see SyntaxForParts: libclang leaves
 * gaps out */
guint for_parts(const File *file, guint offset, guint end,
                guint n_before_body);

#endif
