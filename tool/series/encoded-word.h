/*
 * encoded-word.h - text beyond ASCII in mail headers (RFC 2047)
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_ENCODED_WORD_H
#define MRCONV_ENCODED_WORD_H

#include <glib.h>

/**
 * encoded_word_decode:
 * @text: unfolded text of a header, valid UTF-8
 * @error: return location
 *
 * Fails when @text has an encoded word that is malformed, that its charset
 * cannot explain, or that decodes to a control character or a line break.
 *
 * Returns: (transfer full) (nullable): the text that is meant, in UTF-8
 */
char *encoded_word_decode(const char *text, GError **error);

/**
 * encoded_word_encode:
 * @text: any text, in UTF-8
 *
 * Returns: (transfer full): @text as encoded words with a space between them,
 *     each at most 72 characters long
 */
char *encoded_word_encode(const char *text);

/**
 * encoded_word_control:
 * @text: any text, in UTF-8
 * @allowed: characters to pass over, such as "\n\t"
 *
 * Returns: (transfer none) (nullable): the first character of @text that
 *     controls a terminal or ends a line, or %NULL
 */
const char *encoded_word_control(const char *text, const char *allowed);

#endif
