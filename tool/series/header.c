/*
 * header.c - no input adds a header to a mail
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/header.h"

#include <string.h>

#include "error.h"
#include "series/encoded-word.h"

gboolean header_check(const char *text, GError **error)
{
    const char *control;

    if (!g_utf8_validate(text, -1, NULL)) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "holds bytes that are not UTF-8");
        return FALSE;
    }
    control = encoded_word_control(text, "");
    if (control) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "holds the control character U+%04X, which must not get "
                    "into a mail's headers", g_utf8_get_char(control));
    }
    return !control;
}

/* @name is the header's, for the message */
static gboolean check_value(const char *name, const char *value,
                            GError **error)
{
    g_autofree char *decoded = NULL;
    g_autofree char *shown = g_strndup(name, strcspn(name, ":\n"));
    g_autoptr(GError) cause = NULL;

    if (header_check(value, &cause)) {
        decoded = encoded_word_decode(value, &cause);
    }
    if (!decoded) {
        g_set_error(error, MRCONV_ERROR, EXIT_CODE_USAGE,
                    "the header %s of a mail %s%s", shown,
                    g_str_has_prefix(cause->message, "holds") ? "" : "holds a ",
                    cause->message);
    }
    return decoded != NULL;
}

gboolean headers_check(const char *mail, GError **error)
{
    const char *end = strstr(mail, "\n\n");
    g_autofree char *head = g_strndup(mail, end ? (gsize)(end - mail)
                                                : strlen(mail));
    g_auto(GStrv) lines = g_strsplit(head, "\n", -1);

    for (guint i = 0; lines[i]; ) {
        g_autoptr(GString) value = g_string_new(lines[i]);
        const char *name = lines[i];

        /* a line that begins with a blank goes on with the one before */
        for (i++; lines[i] && (*lines[i] == ' ' || *lines[i] == '\t'); i++) {
            g_string_append_printf(value, " %s", lines[i] + 1);
        }
        if (!check_value(name, value->str, error)) {
            return FALSE;
        }
    }
    return TRUE;
}
