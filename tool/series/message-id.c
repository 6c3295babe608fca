/*
 * message-id.c - the names of mails
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "series/message-id.h"

#include <glib.h>
#include <string.h>

#define MESSAGE_ID_MAX 250
#define MESSAGE_ID_CHARACTERS \
    G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "!#$%&'*+-./=?[]^_`{|}~:@"

char *message_id_parse(const char *text, const char **end)
{
    gboolean bracketed = *text == '<';
    const char *id = text + bracketed;
    size_t length = strspn(id, MESSAGE_ID_CHARACTERS);
    const char *at = memchr(id, '@', length);

    *end = id + length + bracketed;
    if (!at || at == id || at + 1 == id + length || length > MESSAGE_ID_MAX ||
        memchr(at + 1, '@', id + length - at - 1) ||
        (bracketed && id[length] != '>')) {
        return NULL;
    }
    return g_strndup(id, length);
}
