/*
 * strict-json.c - JSON that nobody vouches for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/strict-json.h"

#include <gio/gio.h>
#include <string.h>

#include "error.h"

#define SIZE_MAX_BYTES (1024 * 1024)
#define DEPTH_MAX 16

/* What may stand outside of strings */
#define PLAIN "{}[]:,+-. \t\r\n" G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS

/* No more than is needed to see that a file is too large: it may be endless */
static char *read_limited(const char *path, GError **error)
{
    g_autoptr(GFile) file = g_file_new_for_path(path);
    g_autoptr(GFileInputStream) stream = NULL;
    g_autoptr(GError) cause = NULL;
    g_autofree char *text = g_malloc(SIZE_MAX_BYTES + 2);
    gsize size;

    stream = g_file_read(file, NULL, &cause);
    if (!stream ||
        !g_input_stream_read_all(G_INPUT_STREAM(stream), text,
                                 SIZE_MAX_BYTES + 1, &size, NULL, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: cannot read it: %s", path, cause->message);
        return NULL;
    }
    if (size > SIZE_MAX_BYTES) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: is larger than 1 MiB, which no cover letter is", path);
        return NULL;
    }
    text[size] = '\0';
    if (!g_utf8_validate(text, size, NULL)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: is not UTF-8", path);
        return NULL;
    }
    return g_steal_pointer(&text);
}

/* The end of the escape at @text, or %NULL if JSON has no such escape */
static char *check_escape(char *text)
{
    if (text[1] != 'u') {
        return text[1] && strchr("\"\\/bfnrt", text[1]) ? text + 2 : NULL;
    }
    for (int i = 2; i < 6; i++) {
        if (!g_ascii_isxdigit(text[i])) {
            return NULL;
        }
    }
    if (strncmp(text + 2, "0000", 4) == 0) {
        text[5] = '1';
    }
    return text + 6;
}

/* The end of the string at @text, or where it stops to be one */
static char *check_string(char *text, const char **problem)
{
    char *end;

    for (text++; *text != '"'; text = end) {
        if ((guchar)*text < ' ') {
            *problem = "a string does not end on its line";
            return text;
        }
        end = *text == '\\' ? check_escape(text) : g_utf8_next_char(text);
        if (!end) {
            *problem = "JSON has no such escape";
            return text;
        }
    }
    return text + 1;
}

/* Where @text is not what the parser should see, and why */
static const char *check_text(char *text, const char **problem)
{
    guint depth = 0;

    while (*text && !*problem) {
        if (*text == '"') {
            text = check_string(text, problem);
            continue;
        }
        if (!strchr(PLAIN, *text)) {
            *problem = "is not JSON";
        }
        if (strchr("[{", *text) && depth++ == DEPTH_MAX) {
            *problem = "is nested too deeply";
        }
        if (strchr("]}", *text) && depth-- == 0) {
            *problem = "is not JSON";
        }
        text++;
    }
    return text;
}

JsonObject *strict_json_read(const char *path, GError **error)
{
    g_autofree char *text = read_limited(path, error);
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    const char *problem = NULL;
    const char *end;
    JsonNode *root;

    if (!text) {
        return NULL;
    }
    end = check_text(text, &problem);
    if (problem) {
        guint line = 1;

        for (const char *at = text; at < end; at++) {
            line += *at == '\n' && at + 1 < end;
        }
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s:%u: %s",
                    path, line, problem);
        return NULL;
    }
    if (!json_parser_load_from_data(parser, text, -1, NULL)) {
        /* The parser's own words would quote the file */
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s:%u: is not JSON", path,
                    json_parser_get_current_line(parser));
        return NULL;
    }
    root = json_parser_get_root(parser);
    if (!root || !JSON_NODE_HOLDS_OBJECT(root)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: holds no JSON object; fetch covers/ID/ from "
                    "Patchwork's REST API, not a list of them", path);
        return NULL;
    }
    return json_object_ref(json_node_get_object(root));
}
