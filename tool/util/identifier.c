/*
 * identifier.c - what C takes for a name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/identifier.h"

#include <string.h>

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
           !word[strspn(word, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_")] &&
           !identifier_is_reserved(word);
}
