/*
 * intern.c - one copy of each string
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/intern.h"

#define BLOCK_SIZE (64 * 1024)

const char *intern(const char *string)
{
    static GMutex lock;
    static GStringChunk *strings;
    const char *interned;

    if (!string) {
        return NULL;
    }
    g_mutex_lock(&lock);
    if (!strings) {
        strings = g_string_chunk_new(BLOCK_SIZE);
    }
    interned = g_string_chunk_insert_const(strings, string);
    g_mutex_unlock(&lock);
    return interned;
}

const char *intern_format(const char *pattern, ...)
{
    g_autofree char *text = NULL;
    va_list args;

    va_start(args, pattern);
    text = g_strdup_vprintf(pattern, args);
    va_end(args);
    return intern(text);
}
