/*
 * member.c - members of JSON objects
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "report/member.h"
#include "util/printable.h"

void member_string(JsonBuilder *json, const char *name, const char *value)
{
    g_autofree char *valid = printable_utf8(value);

    json_builder_set_member_name(json, name);
    json_builder_add_string_value(json, valid);
}

void member_int(JsonBuilder *json, const char *name, gint64 value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_int_value(json, value);
}

void member_boolean(JsonBuilder *json, const char *name, gboolean value)
{
    json_builder_set_member_name(json, name);
    json_builder_add_boolean_value(json, value);
}

void member_array(JsonBuilder *json, const char *name)
{
    json_builder_set_member_name(json, name);
    json_builder_begin_array(json);
}

void member_object(JsonBuilder *json, const char *name)
{
    json_builder_set_member_name(json, name);
    json_builder_begin_object(json);
}

char *member_to_text(JsonBuilder *json, gboolean pretty)
{
    g_autoptr(JsonGenerator) generator = json_generator_new();
    g_autoptr(JsonNode) root = json_builder_get_root(json);

    json_generator_set_root(generator, root);
    json_generator_set_pretty(generator, pretty);
    return json_generator_to_data(generator, NULL);
}
