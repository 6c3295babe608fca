/*
 * variant.h - definitions that the preprocessor leaves out on this host
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_API_VARIANT_H
#define MRCONV_API_VARIANT_H

#include <glib.h>

/**
 * variant_definitions:
 * @text: a C file
 * @name: a function's name
 *
 * Returns: (transfer full) (element-type guint): offsets at which the name
 *     stands at the head of a definition, whatever the preprocessor does
 */
GArray *variant_definitions(const char *text, const char *name);

/**
 * variant_text:
 * @text: a C file
 * @offset: a place in it
 *
 * Makes the preprocessor take the branch that @offset is in of each #if around
 * it: the directives, and the other branches, become blanks, so that every
 * offset stays what it was.
 *
 * Returns: (transfer full): the text
 */
char *variant_text(const char *text, guint offset);

#endif
