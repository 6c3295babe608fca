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
 * @path: a file
 * @error: names the file, and the line if there is one
 *
 * Reads a file of at most 1 MiB that holds one JSON object, nested at most 16
 * deep.  The parser of JSON-GLib is lenient (it knows comments, and cuts
 * strings at a NUL) and recurses, so that the text is looked at before.
 * A NUL in a string becomes U+0001, for a check of the string to find.
 *
 * Returns: (transfer full) (nullable): the object
 */
JsonObject *strict_json_read(const char *path, GError **error);

#endif
