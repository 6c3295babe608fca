/*
 * identifier.h - what C takes for a name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_IDENTIFIER_H
#define MRCONV_IDENTIFIER_H

#include <glib.h>

/**
 * identifier_is_reserved:
 * @word: a word
 *
 * Returns: whether C, or one of its compilers, has another use for it
 */
gboolean identifier_is_reserved(const char *word);

/**
 * identifier_is_valid:
 * @word: any text
 *
 * Returns: whether a field or a variable can be called that
 */
gboolean identifier_is_valid(const char *word);

/**
 * identifier_occurs:
 * @text: any text
 * @word: an identifier
 *
 * Returns: whether @word stands in @text, and not as a part of another one
 */
gboolean identifier_occurs(const char *text, const char *word);

#endif
