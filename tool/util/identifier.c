/*
 * identifier.c - what C takes for a name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/identifier.h"

#include <string.h>

#define CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_"

gboolean identifier_is_reserved(const char *word)
{
    static const char *const reserved[] = {
        "auto", "break", "case", "char", "const", "continue", "default", "do",
        "double", "else", "enum", "errno", "extern", "float", "for", "goto",
        "if", "inline", "int", "linux", "long", "register", "restrict",
        "return", "short", "signed", "sizeof", "static", "struct", "switch",
        "typedef", "union", "unix", "unsigned", "void", "volatile", "while",
        NULL,
    };

    return g_strv_contains(reserved, word);
}

gboolean identifier_is_valid(const char *word)
{
    return (g_ascii_isalpha(*word) || *word == '_') &&
           !word[strspn(word, CHARACTERS)] &&
           !identifier_is_reserved(word);
}

static gboolean is_part(char c)
{
    return c && strchr(CHARACTERS, c);
}

gboolean identifier_occurs(const char *text, const char *word)
{
    gsize length = strlen(word);
    const char *p = text;

    while ((p = strstr(p, word))) {
        if ((p == text || !is_part(p[-1])) && !is_part(p[length])) {
            return TRUE;
        }
        p += length;
    }
    return FALSE;
}
