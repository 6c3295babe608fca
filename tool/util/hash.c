/*
 * hash.c - a hash of bytes, to look them up or to see that they are whole
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/hash.h"

#include <string.h>

#define FACTOR G_GUINT64_CONSTANT(0x9e3779b97f4a7c15)

/* Eight bytes at a time */
guint32 hash_bytes(gconstpointer data, gsize length)
{
    const guchar *bytes = data;
    guint64 hash = length;

    for (; length >= sizeof(guint64); length -= sizeof(guint64)) {
        guint64 word;

        memcpy(&word, bytes, sizeof(word));
        hash = (hash ^ word) * FACTOR;
        hash ^= hash >> 32;
        bytes += sizeof(word);
    }
    for (gsize i = 0; i < length; i++) {
        hash = (hash ^ bytes[i]) * FACTOR;
    }
    return hash ^ hash >> 32;
}
