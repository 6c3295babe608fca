/*
 * member.h - members of JSON objects
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef MRCONV_MEMBER_H
#define MRCONV_MEMBER_H

#include <json-glib/json-glib.h>

/* Each appends a member; of texts what printable_utf8() makes of them */
void member_string(JsonBuilder *json, const char *name, const char *value);
void member_int(JsonBuilder *json, const char *name, gint64 value);
void member_boolean(JsonBuilder *json, const char *name, gboolean value);

/* Each opens one, for json_builder_end_array() or ..._object() to close */
void member_array(JsonBuilder *json, const char *name);
void member_object(JsonBuilder *json, const char *name);

/**
 * member_to_text:
 * @json: a whole document
 * @pretty: whether people are to read it as well
 *
 * Returns: (transfer full): its text, without a line's end
 */
char *member_to_text(JsonBuilder *json, gboolean pretty);

#endif
