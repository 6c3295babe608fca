/*
 * growth.h - headers that differ in nothing but declarations
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_GROWTH_H
#define MRCONV_GROWTH_H

#include <glib.h>

/**
 * growth_names:
 * @old: a header's text
 * @new: its text later on
 *
 * Compares two versions of a header.  They may differ in comments, in white
 * space, and in functions that only one of them declares: plain prototypes,
 * whose names occur nowhere else in either text.  Whoever uses none of these
 * names cannot tell the two apart.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the names of these
 *     functions; %NULL if the two differ in anything else, such as the
 *     declaration of a function that both have
 */
GPtrArray *growth_names(const char *old, const char *new);

/**
 * growth_is_mentioned:
 * @text: some text
 * @length: its length
 * @names: (element-type utf8): names
 *
 * Returns: whether one of the names stands in the text, as a word of its own
 */
gboolean growth_is_mentioned(const char *text, gsize length,
                             const GPtrArray *names);

#endif
