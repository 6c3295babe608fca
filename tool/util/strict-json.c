/*
 * strict-json.c - JSON that nobody vouches for
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/strict-json.h"

#include <string.h>

#include "error.h"
#include "util/file.h"

#define DEPTH_MAX 16

/* What may stand outside of strings */
#define PLAIN "{}[]:,+-. \t\r\n" G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS

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

JsonNode *strict_json_parse(char *text, const char *path, GError **error)
{
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    const char *problem = NULL;
    const char *end = check_text(text, &problem);
    JsonNode *root;

    if (problem) {
        guint line = 1;

        for (const char *at = text; at < end; at++) {
            line += *at == '\n' && at + 1 < end;
        }
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT, "%s:%u: %s",
                    path, line, problem);
        return NULL;
    }
    root = json_parser_load_from_data(parser, text, -1, NULL)
           ? json_parser_steal_root(parser) : NULL;
    if (!root) {
        /* The parser's own words would quote the file */
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s:%u: is not JSON", path,
                    json_parser_get_current_line(parser));
    }
    return root;
}

JsonNode *strict_json_read(const char *path, guint limit, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autofree char *text = NULL;
    gsize size;

    if (!file_read(path, &text, &size, &cause)) {
        g_set_error_literal(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                            cause->message);
        return NULL;
    }
    if (size / 1024 / 1024 >= limit) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: is larger than %u MiB", path, limit);
        return NULL;
    }
    if (!g_utf8_validate(text, size, NULL)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "%s: is not UTF-8", path);
        return NULL;
    }
    return strict_json_parse(text, path, error);
}
