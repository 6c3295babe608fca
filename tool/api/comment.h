/*
 * comment.h - the documentation comment of a new constructor
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_API_COMMENT_H
#define MRCONV_API_COMMENT_H

#include "syntax.h"

/**
 * comment_for:
 * @model: the constructor that initialises storage of the caller's
 * @new_name: the one that brings its own
 *
 * Returns: (transfer full): a comment in kernel-doc form, with a final newline
 */
char *comment_for(const SyntaxFunction *model, const char *new_name);

#endif
