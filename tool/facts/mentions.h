/*
 * mentions.h - calls of constructors in the text of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * What the parser sees depends on flags and #if branches; the text does not.
 */
#ifndef MRCONV_MENTIONS_H
#define MRCONV_MENTIONS_H
#include "facts.h"

/**
 * Mention:
 * @line: where
 * @constructor: what seems to be called, declared or defined
 * @region: the first argument as written
 * @in_define: whether it is in the body of a macro
 */
typedef struct {
    guint line;
    const char *constructor;
    const char *region;
    gboolean in_define;
} Mention;

/**
 * mentions_find:
 * @text: (nullable): a file's content
 * @constructors: name to Constructor
 *
 * Returns: (transfer full) (element-type Mention): every place outside of
 *     comments and strings where a constructor's name precedes a parenthesis
 */
GArray *mentions_find(GBytes *text, GHashTable *constructors);

/**
 * mentions_skip:
 * @text: a place in a file's text that is in no comment and no string
 *
 * Returns: (nullable): the end of the comment or string that begins there,
 *     %NULL if it never ends, @text if none does
 */
const char *mentions_skip(const char *text);

/**
 * mentions_in_code:
 * @root: the tree's root
 * @file: a file, relative to it
 *
 * Returns: whether regions are initialised or looked up anywhere outside of
 *     its comments and strings; %TRUE if it cannot be read
 */
gboolean mentions_in_code(const char *root, const char *file);

/**
 * unjudged_new:
 * @file: a file
 * @mention: (nullable): a call in it, %NULL for the file as a whole
 * @why: the reason
 *
 * Returns: (transfer full): an Unjudged, free with g_free()
 */
Unjudged *unjudged_new(const char *file, const Mention *mention,
                       const char *why);

#endif
