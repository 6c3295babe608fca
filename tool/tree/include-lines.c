/*
 * include-lines.c - what a file's text includes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "tree/include-lines.h"

#include <string.h>

#define BLANKS " \t"

GStrv include_lines(const char *text)
{
    static const char word[] = "include";
    g_autoptr(GStrvBuilder) names = g_strv_builder_new();

    for (const char *hash = strchr(text, '#'); hash;
         hash = strchr(hash + 1, '#')) {
        const char *p = hash;

        while (p > text && strchr(BLANKS, p[-1])) {
            p--;
        }
        if (p > text && p[-1] != '\n') {
            continue;
        }
        p = hash + 1 + strspn(hash + 1, BLANKS);
        if (!g_str_has_prefix(p, word)) {
            continue;
        }
        p += strlen(word);
        p += strspn(p, BLANKS);
        if (*p == '"' || *p == '<') {
            g_autofree char *name = g_strndup(p, 1 + strcspn(p + 1, "\">\n"));

            g_strv_builder_add(names, name);
        }
    }
    return g_strv_builder_end(names);
}
