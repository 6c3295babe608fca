/*
 * mentions.c - calls of constructors in the text of a file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "mentions.h"

#include <string.h>

#include "constructor-names.h"
#include "util/file.h"
#include "util/intern.h"

static const char *skip_quoted(const char *p)
{
    char quote = *p++;

    while (*p && *p != quote && *p != '\n') {
        if (*p == '\\' && p[1]) {
            p++;
        }
        p++;
    }
    return *p ? p + 1 : p;
}

static const char *skip_comment(const char *p)
{
    if (p[1] == '/') {
        return p + strcspn(p, "\n");
    }
    p = strstr(p + 2, "*/");
    return p ? p + 2 : NULL;
}

const char *mentions_skip(const char *text)
{
    if (*text == '"' || *text == '\'') {
        return skip_quoted(text);
    }
    if (text[0] == '/' && (text[1] == '*' || text[1] == '/')) {
        return skip_comment(text);
    }
    return text;
}

static const char *first_argument(const char *p)
{
    const char *start = p + strspn(p, " \t\n") + 1;
    gsize length = strcspn(start, ",();");
    g_autofree char *text = g_strndup(start, length);

    return intern(g_strstrip(text));
}

GArray *mentions_find(GBytes *bytes, GHashTable *constructors)
{
    GArray *mentions = g_array_new(FALSE, FALSE, sizeof(Mention));
    gsize length = 0;
    gconstpointer data = bytes ? g_bytes_get_data(bytes, &length) : "";
    g_autofree char *text = g_strndup(data, length);
    gboolean in_define = FALSE, line_start = TRUE;
    guint line = 1;

    for (const char *p = text; p && *p;) {
        const char *next = mentions_skip(p);

        if (next != p) {
            /* nothing in it counts */
        } else if (*p == '#' && line_start) {
            next = p + 1;
            in_define = g_str_has_prefix(p + 1 + strspn(p + 1, " \t"),
                                         "define");
        } else if (g_ascii_isalpha(*p) || *p == '_') {
            g_autofree char *word = NULL;
            gpointer name;

            next = p + strspn(p, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_");
            word = g_strndup(p, next - p);
            if (next[strspn(next, " \t\n")] == '(' &&
                g_hash_table_lookup_extended(constructors, word, &name,
                                             NULL)) {
                Mention mention = {
                    .line = line, .constructor = name,
                    .region = first_argument(next), .in_define = in_define,
                };

                g_array_append_val(mentions, mention);
            }
        } else {
            next = p + 1;
        }
        for (; next && p < next; p++) {
            line_start = *p == '\n' ||
                         (line_start && g_ascii_isspace(*p));
            if (*p == '\n') {
                in_define = in_define && p > text && p[-1] == '\\';
                line++;
            }
        }
        p = next;
    }
    return mentions;
}

gboolean mentions_in_code(const char *root, const char *file)
{
    g_autofree char *path = g_build_filename(root, file, NULL);
    g_autofree char *text = NULL;

    if (!file_read(path, &text, NULL, NULL)) {
        return TRUE;
    }
    for (const char *p = text; p && *p;) {
        const char *next = mentions_skip(p);

        if (next == p && (g_str_has_prefix(p, INIT_PREFIX) ||
                          g_str_has_prefix(p, "memory_region_find"))) {
            return TRUE;
        }
        p = next == p ? p + 1 : next;
    }
    return FALSE;
}

Unjudged *unjudged_new(const char *file, const Mention *mention,
                       const char *why)
{
    Unjudged *unjudged = g_new0(Unjudged, 1);

    unjudged->where.file = intern(file);
    unjudged->region = "";
    if (mention) {
        unjudged->where.line = mention->line;
        unjudged->where.column = 1;
        unjudged->what = mention->constructor;
        unjudged->region = mention->region;
    }
    unjudged->why = intern(why);
    return unjudged;
}
