/*
 * leading-includes.c - the headers that a file includes first
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "syntax/leading-includes.h"

#include <string.h>

#include "util/intern.h"

/* The name in a line that includes a header that is looked for in the search
 * path, or NULL */
static const char *header_of(const char *line)
{
    static const char include[] = "#include \"";
    g_autofree char *name = NULL;
    const char *end;

    if (!g_str_has_prefix(line, include)) {
        return NULL;
    }
    line += strlen(include);
    end = strchr(line, '"');
    name = end ? g_strndup(line, end - line) : NULL;
    return name && strchr(name, '/') && g_str_has_suffix(name, ".h")
           ? intern(name) : NULL;
}

GPtrArray *leading_includes(const Tree *tree, const char *file)
{
    GPtrArray *headers = g_ptr_array_new();
    g_autofree char *text = tree_text(tree, file);
    g_auto(GStrv) lines = text ? g_strsplit(text, "\n", -1) : NULL;

    for (guint i = 0; lines && lines[i]; i++) {
        const char *header = header_of(lines[i]);

        if (header) {
            g_ptr_array_add(headers, (gpointer)header);
        } else if (g_str_has_prefix(lines[i], "#if") ||
                   g_str_has_prefix(lines[i], "#define")) {
            break;
        }
    }
    return headers;
}

gboolean header_is_guarded(const Tree *tree, const char *header)
{
    static const char *const places[] = { "include", "" };

    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autofree char *file = g_build_filename(places[i], header, NULL);
        g_autofree char *text = tree_text(tree, file);
        const char *hash = text && g_str_has_prefix(text, "#") ? text :
                           text ? strstr(text, "\n#") : NULL;

        if (hash) {
            hash = strchr(hash, '#') + 1;
            hash += strspn(hash, " \t");
            return g_str_has_prefix(hash, "ifndef") ||
                   g_str_has_prefix(hash, "if !defined") ||
                   g_str_has_prefix(hash, "pragma once");
        }
        if (text) {
            return FALSE;
        }
    }
    return TRUE;
}
