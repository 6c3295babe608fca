/*
 * plain.h - a file without what spatch cannot read, or need not
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_PLAIN_H
#define MRCONV_PLAIN_H

#include "syntax/tokens.h"
#include "plan.h"

/**
 * Plain:
 * @original: the file's content
 * @bare: the same without parentheses and casts around what is planned to
 *     change, which an edit leaves out
 * @text: the same without attributes and the like, which no edit may touch
 * @tokens: those of @text
 *
 * What is missing from a text is blank there: every character that is left
 * stands where it stood.
 */
typedef struct {
    char *original;
    char *bare;
    char *text;
    Tokens *tokens;
} Plain;

/**
 * plain_new:
 * @file: a file and its edits; its content holds no NUL byte
 *
 * Returns: (transfer full): it as spatch can read it
 */
Plain *plain_new(const FileEdit *file);
void plain_free(Plain *plain);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Plain, plain_free)

/**
 * plain_is_whole:
 * @plain: a file
 * @start: an offset
 * @end: an offset
 *
 * Returns: whether nothing is missing between the two that has to be kept
 */
gboolean plain_is_whole(const Plain *plain, guint start, guint end);

#endif
