/*
 * cover-keys.c - what the keys of a cover letter's JSON may be
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/cover-keys.h"

#include <string.h>

#include "error.h"
#include "series/encoded-word.h"
#include "util/strict-json.h"

/* MiB; no cover letter has more */
#define LIMIT 1

#define CONTENT_MAX (256 * 1024)
#define HEADER_MAX (64 * 1024)
#define TEXT_MAX 2000
#define NAME_MAX_BYTES 200

void cover_fail(GError **error, const char *path, const char *key,
                const char *format, ...)
{
    g_autofree char *problem = NULL;
    va_list arguments;

    va_start(arguments, format);
    problem = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s: key '%s' %s",
                path, key, problem);
}

static gboolean check_text(const char *path, const char *key, const char *text,
                           GError **error)
{
    gboolean is_content = strcmp(key, "content") == 0;
    gboolean is_header = g_str_has_prefix(key, "headers.");
    size_t limit = is_content ? CONTENT_MAX : is_header ? HEADER_MAX : TEXT_MAX;
    const char *allowed = is_content ? "\r\n\t" : is_header ? "\n\t" : "";

    if (strlen(text) > limit) {
        cover_fail(error, path, key, "is longer than %zu bytes", limit);
        return FALSE;
    }
    if (!g_utf8_validate(text, -1, NULL)) {
        cover_fail(error, path, key, "is not UTF-8");
        return FALSE;
    }
    if (encoded_word_control(text, allowed)) {
        cover_fail(error, path, key, "has a line break or another control "
                   "character in it");
        return FALSE;
    }
    for (const char *at = text; is_header && (at = strchr(at, '\n')); at++) {
        /* A line that goes on, with something on it */
        if (!strchr(" \t", at[1]) || !at[1 + strspn(at + 1, " \t")] ||
            at[1 + strspn(at + 1, " \t")] == '\n') {
            cover_fail(error, path, key, "has a line break in it that ends the "
                       "header");
            return FALSE;
        }
    }
    return TRUE;
}

/* Looks at every string below @node */
static gboolean check_node(const char *path, const char *key, JsonNode *node,
                           GError **error)
{
    if (JSON_NODE_HOLDS_OBJECT(node)) {
        JsonObject *object = json_node_get_object(node);
        g_autoptr(GList) names = json_object_get_members(object);

        for (GList *name = names; name; name = name->next) {
            g_autofree char *member = g_strconcat(key, *key ? "." : "",
                                                  name->data, NULL);

            if (strlen(name->data) > NAME_MAX_BYTES ||
                !g_str_is_ascii(name->data) ||
                encoded_word_control(name->data, "")) {
                cover_fail(error, path, key, "has a member whose name is not "
                           "plain ASCII, or is long");
                return FALSE;
            }
            if (!check_node(path, member,
                            json_object_get_member(object, name->data),
                            error)) {
                return FALSE;
            }
        }
    } else if (JSON_NODE_HOLDS_ARRAY(node)) {
        JsonArray *array = json_node_get_array(node);

        for (guint i = 0; i < json_array_get_length(array); i++) {
            g_autofree char *member = g_strdup_printf("%s[%u]", key, i);

            if (!check_node(path, member, json_array_get_element(array, i),
                            error)) {
                return FALSE;
            }
        }
    } else if (json_node_get_value_type(node) == G_TYPE_STRING) {
        return check_text(path, key, json_node_get_string(node), error);
    }
    return TRUE;
}

gboolean cover_key_has_type(JsonNode *node, CoverKeyType type)
{
    switch (type) {
    case COVER_STRING:
        return json_node_get_value_type(node) == G_TYPE_STRING;
    case COVER_NUMBER:
        return json_node_get_value_type(node) == G_TYPE_INT64;
    case COVER_OBJECT:
        return JSON_NODE_HOLDS_OBJECT(node);
    default:
        return JSON_NODE_HOLDS_ARRAY(node);
    }
}

static gboolean check_keys(const char *path, JsonObject *cover,
                           GError **error)
{
    static const struct {
        const char *name;
        CoverKeyType type;
        gboolean used;    /* else it may be missing, or null */
    } keys[] = {
        { "msgid", COVER_STRING, TRUE },
        { "name", COVER_STRING, TRUE },
        { "series", COVER_ARRAY, TRUE },
        { "headers", COVER_OBJECT, TRUE },
        { "content", COVER_STRING, TRUE },
        { "id", COVER_NUMBER },
        { "url", COVER_STRING },
        { "web_url", COVER_STRING },
        { "project", COVER_OBJECT },
        { "list_archive_url", COVER_STRING },
        { "date", COVER_STRING },
        { "submitter", COVER_OBJECT },
        { "mbox", COVER_STRING },
        { "comments", COVER_STRING },
    };
    static const char *const types[] = {
        "a string", "a whole number", "an object", "an array",
    };

    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        JsonNode *node = json_object_get_member(cover, keys[i].name);

        if (!node && keys[i].used) {
            cover_fail(error, path, keys[i].name, "is missing; is this a cover "
                       "letter of Patchwork's REST API?");
            return FALSE;
        }
        if (node && (keys[i].used || !JSON_NODE_HOLDS_NULL(node)) &&
            !cover_key_has_type(node, keys[i].type)) {
            cover_fail(error, path, keys[i].name, "is not %s",
                       types[keys[i].type]);
            return FALSE;
        }
    }
    return TRUE;
}

JsonObject *cover_read(const char *path, GError **error)
{
    g_autoptr(JsonNode) root = strict_json_read(path, LIMIT, error);
    JsonObject *cover;

    if (!root) {
        return NULL;
    }
    if (!JSON_NODE_HOLDS_OBJECT(root)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: holds no JSON object; fetch covers/ID/ from "
                    "Patchwork's REST API, not a list of them", path);
        return NULL;
    }
    cover = json_node_get_object(root);
    if (!check_node(path, "", root, error) ||
        !check_keys(path, cover, error)) {
        return NULL;
    }
    return json_object_ref(cover);
}
