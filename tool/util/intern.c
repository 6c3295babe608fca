/*
 * intern.c - one copy of each string
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "util/intern.h"

#define BLOCK_SIZE (16 * 1024)
/* Threads that read files ask for strings all the time: with one lock, each
 * would wait for the others */
#define N_TABLES 64

typedef struct {
    GMutex lock;
    GStringChunk *strings;
} Table;

const char *intern(const char *string)
{
    static Table tables[N_TABLES];
    const char *interned;
    Table *table;

    if (!string) {
        return NULL;
    }
    table = &tables[g_str_hash(string) % N_TABLES];
    g_mutex_lock(&table->lock);
    if (!table->strings) {
        table->strings = g_string_chunk_new(BLOCK_SIZE);
    }
    interned = g_string_chunk_insert_const(table->strings, string);
    g_mutex_unlock(&table->lock);
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
