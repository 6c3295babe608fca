/*
 * template.c - texts with gaps
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/template.h"

#include <string.h>

#include "error.h"
#include "util/data.h"
#include "util/file.h"

char *text_fill(const char *text, const char *first, const char *rest)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \n", -1);
    GString *filled = g_string_new(first);
    glong column = g_utf8_strlen(first, -1);
    gboolean begins = TRUE;

    for (guint i = 0; words[i]; i++) {
        glong width = g_utf8_strlen(words[i], -1);

        if (!*words[i]) {
            continue;
        }
        if (!begins && column + 1 + width > MESSAGE_COLUMNS) {
            g_string_append_c(filled, '\n');
            g_string_append(filled, rest);
            column = g_utf8_strlen(rest, -1);
            begins = TRUE;
        }
        g_string_append_printf(filled, "%s%s", begins ? "" : " ", words[i]);
        column += width + !begins;
        begins = FALSE;
    }
    g_string_append_c(filled, '\n');
    return g_string_free(filled, FALSE);
}

static char *load(const char *name, GError **error)
{
    g_autofree char *own = g_build_filename(g_get_user_config_dir(), "mrconv",
                                            "templates", name, NULL);
    g_autofree char *relative = g_build_filename("templates", name, NULL);
    g_autofree char *installed = data_path(relative);
    const char *path = g_file_test(own, G_FILE_TEST_EXISTS) ? own : installed;
    g_autoptr(GError) cause = NULL;
    char *text;

    if (!file_read(path, &text, NULL, &cause)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "cannot read the template %s: %s", path, cause->message);
        return NULL;
    }
    if (!g_utf8_validate(text, -1, NULL)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                    "the template %s is not UTF-8", path);
        g_clear_pointer(&text, g_free);
    }
    return text;
}

/* Appends a line with its gaps filled, once for each line of a value */
static gboolean expand_line(GString *text, const char *line,
                            GHashTable *values, const char *name,
                            GError **error)
{
    gsize indentation = strspn(line, " ");
    g_autofree char *indent = g_strndup(line, indentation);
    const char *at = line;

    while (*at) {
        const char *open = strchr(at, '@');
        const char *close = open ? strchr(open + 1, '@') : NULL;
        g_autofree char *key = NULL;
        g_auto(GStrv) lines = NULL;
        g_autofree char *joined = NULL;
        g_autofree char *between = NULL;
        const char *value;

        if (!close) {
            break;
        }
        if (close == open + 1) {
            g_string_append_len(text, at, close + 1 - at);
            at = close + 1;
            continue;
        }
        key = g_strndup(open + 1, close - open - 1);
        value = g_hash_table_lookup(values, key);
        if (!value) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        "the template %s has a gap @%s@ that nothing fills",
                        name, key);
            return FALSE;
        }
        g_string_append_len(text, at, open - at);
        lines = g_strsplit(value, "\n", -1);
        between = g_strconcat("\n", indent, NULL);
        joined = g_strjoinv(between, lines);
        g_string_append(text, joined);
        at = close + 1;
    }
    g_string_append(text, at);
    while (text->len && text->str[text->len - 1] == ' ') {
        g_string_truncate(text, text->len - 1);
    }
    g_string_append_c(text, '\n');
    return TRUE;
}

/* Filled, unless it begins with white space, as lists and code do */
static void append_paragraph(GString *text, char *paragraph, gboolean *begun)
{
    g_autofree char *filled = NULL;

    paragraph = g_strchomp(paragraph + strspn(paragraph, "\n"));
    if (!*paragraph) {
        return;
    }
    /* the first one is the subject */
    filled = *paragraph == ' ' || !*begun
             ? g_strconcat(paragraph, "\n", NULL)
             : text_fill(paragraph, "", "");
    g_string_append_printf(text, "%s%s", *begun ? "\n" : "", filled);
    *begun = TRUE;
}

/* Lines that tools take for the end of a message, see git-mailinfo(1) */
static gboolean check_lines(const char *name, const char *text, GError **error)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (guint i = 0; lines[i]; i++) {
        const char *line = lines[i];

        if (strcmp(line, "---") == 0 || g_str_has_prefix(line, "--- ") ||
            g_str_has_prefix(line, "diff -") ||
            g_str_has_prefix(line, "diff a/") ||
            g_str_has_prefix(line, "Index: ") || strcmp(line, "-- ") == 0 ||
            (*line == '_' && line[strspn(line, "_")] == '\0')) {
            g_set_error(error, MRCONV_ERROR, EXIT_CODE_ENVIRONMENT,
                        "the template %s makes a line that cuts a mail in "
                        "two: %s", name, line);
            return FALSE;
        }
    }
    return TRUE;
}

char *template_expand(const char *name, GHashTable *values, GError **error)
{
    g_autofree char *template = load(name, error);
    g_autoptr(GString) expanded = g_string_new(NULL);
    g_autoptr(GString) text = g_string_new(NULL);
    g_auto(GStrv) lines = NULL;
    g_auto(GStrv) paragraphs = NULL;
    gboolean comments = TRUE;
    gboolean begun = FALSE;

    if (!template) {
        return NULL;
    }
    lines = g_strsplit(template, "\n", -1);
    for (guint i = 0; lines[i]; i++) {
        comments = comments && lines[i][0] == '#';
        if (!comments &&
            !expand_line(expanded, lines[i], values, name, error)) {
            return NULL;
        }
    }
    paragraphs = g_strsplit(expanded->str, "\n\n", -1);
    for (guint i = 0; paragraphs[i]; i++) {
        append_paragraph(text, paragraphs[i], &begun);
    }
    return check_lines(name, text->str, error)
           ? g_string_free(g_steal_pointer(&text), FALSE) : NULL;
}
