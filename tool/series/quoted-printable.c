/*
 * quoted-printable.c - bytes in mails that carry text only (RFC 2045)
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/quoted-printable.h"

#include <string.h>

#define COLUMNS 76

char *quoted_printable(const char *text)
{
    GString *encoded = g_string_new(NULL);
    gsize column = 0;

    for (; *text; text++) {
        /* a blank at a line's end may get lost on the way */
        gboolean plain = (*text > ' ' && *text < 0x7f && *text != '=') ||
                         (*text && strchr(" \t", *text) && text[1] != '\n' &&
                          text[1]);

        if (*text == '\n') {
            g_string_append_c(encoded, '\n');
            column = 0;
            continue;
        }
        if (column + (plain ? 1 : 3) > COLUMNS - 1) {
            g_string_append(encoded, "=\n");
            column = 0;
        }
        if (plain) {
            g_string_append_c(encoded, *text);
        } else {
            g_string_append_printf(encoded, "=%02X", (guint8)*text);
        }
        column += plain ? 1 : 3;
    }
    return g_string_free(encoded, FALSE);
}
