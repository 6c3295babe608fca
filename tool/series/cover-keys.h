/*
 * cover-keys.h - what the keys of a cover letter's JSON may be
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Whoever can mail to the list can write that JSON, and what comes of it ends
 * in mails: every string is looked at, used or not, before any of them is.
 */
#ifndef MRCONV_COVER_KEYS_H
#define MRCONV_COVER_KEYS_H

#include <json-glib/json-glib.h>

typedef enum {
    COVER_STRING,
    COVER_NUMBER,
    COVER_OBJECT,
    COVER_ARRAY,
} CoverKeyType;

/**
 * cover_read:
 * @path: a cover letter as Patchwork's REST API gives it
 * @error: names the file, and the key that is missing or wrong
 *
 * Reads a cover letter.  Its strings are UTF-8 of bounded length and hold no
 * control character, but "content" line ends and tabs, and headers folds; the
 * keys that Patchwork gives have the type that it gives them, and msgid, name,
 * series, headers and content are there.
 *
 * Returns: (transfer full) (nullable): the cover letter
 */
JsonObject *cover_read(const char *path, GError **error);

/**
 * cover_key_has_type:
 * @node: a value
 * @type: a type
 *
 * Returns: whether @node is of @type
 */
gboolean cover_key_has_type(JsonNode *node, CoverKeyType type);

/**
 * cover_fail:
 * @error: return location
 * @path: the file
 * @key: the key, such as "headers.Cc"
 * @format: what is wrong, continues the sentence "key 'headers.Cc' ..."
 * @...: for @format
 *
 * Sets the error for a key.
 */
void cover_fail(GError **error, const char *path, const char *key,
                const char *format, ...) G_GNUC_PRINTF(4, 5);

#endif
