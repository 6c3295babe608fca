/*
 * signature.h - the head of a constructor's new form
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_SIGNATURE_H
#define MRCONV_SIGNATURE_H

#include "lifetime.h"

/**
 * signature_find_word:
 * @text: code
 * @start: offset
 * @end: offset behind what is searched
 * @word: an identifier
 *
 * Returns: where it stands there, or -1
 */
gint signature_find_word(const char *text, guint start, guint end,
                         const char *word);

/**
 * signature_of_clone:
 * @function: a declaration or a definition
 * @text: the file it is in
 * @close: (out): offset behind the parameters' closing parenthesis
 * @error: says why it cannot be done
 *
 * Returns: (transfer full) (nullable): the new form of everything up to there
 */
char *signature_of_clone(const SyntaxFunction *function, const char *text,
                         guint *close, GError **error);

#endif
