/*
 * strict-json.h - JSON that nobody vouches for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_STRICT_JSON_H
#define MRCONV_STRICT_JSON_H

#include <json-glib/json-glib.h>

/**
 * strict_json_read:
 * @path: a regular file
 * @limit: how many MiB it may have
 * @error: names the file, and the line if there is one
 *
 * Reads a file that holds one JSON value, nested at most 16 deep.  The parser
 * of JSON-GLib is lenient (it knows comments, and cuts strings at a NUL) and
 * recurses, so that the text is looked at before.  A NUL in a string becomes
 * U+0001, for a check of the string to find.
 *
 * Returns: (transfer full) (nullable): the value
 */
JsonNode *strict_json_read(const char *path, guint limit, GError **error);

/**
 * strict_json_parse:
 * @text: valid UTF-8; escapes are changed in place
 * @path: for messages
 * @error: as for strict_json_read()
 *
 * Returns: (transfer full) (nullable): the value
 */
JsonNode *strict_json_parse(char *text, const char *path, GError **error);

#endif
