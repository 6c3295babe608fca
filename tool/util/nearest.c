/*
 * nearest.c - which word was meant
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/nearest.h"

#include <string.h>

#define SLIPS 2

/* Levenshtein's distance */
static guint distance(const char *a, const char *b)
{
    size_t length = strlen(b);
    g_autofree guint *row = g_new(guint, length + 1);

    for (size_t j = 0; j <= length; j++) {
        row[j] = j;
    }
    for (size_t i = 0; a[i]; i++) {
        guint diagonal = row[0];

        row[0] = i + 1;
        for (size_t j = 0; j < length; j++) {
            guint replaced = diagonal + (a[i] != b[j]);

            diagonal = row[j + 1];
            row[j + 1] = MIN(replaced, MIN(row[j], diagonal) + 1);
        }
    }
    return row[length];
}

const char *nearest(const char *word, const char *const *choices)
{
    const char *best = NULL;
    guint least = SLIPS + 1;

    for (guint i = 0; choices[i]; i++) {
        guint apart = distance(word, choices[i]);

        if (apart < least) {
            least = apart;
            best = choices[i];
        }
    }
    return best;
}

char *nearest_hint(const char *word, const char *const *choices)
{
    const char *best = nearest(word, choices);

    return best ? g_strdup_printf(", did you mean '%s'?", best) : g_strdup("");
}

char *choices_text(const char *const *choices)
{
    GString *text = g_string_new(NULL);

    for (guint i = 0; choices[i]; i++) {
        g_string_append_printf(text, "%s%s", !i ? "" :
                               choices[i + 1] ? ", " : " or ", choices[i]);
    }
    return g_string_free(text, FALSE);
}
