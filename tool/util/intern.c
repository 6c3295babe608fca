/*
 * intern.c - one copy of each string
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Whatever is read from the cache goes through here, a million strings in an
 * audit.  So strings are found in open tables, by hashes that stand beside
 * them.
 */
#include "util/intern.h"

#include <string.h>

#include "util/hash.h"

#define BLOCK_SIZE (64 * 1024)
/* Threads that read files ask for strings all the time: with one lock, each
 * would wait for the others */
#define N_TABLES 64
/* At first; a power of 2 */
#define N_SLOTS 1024

typedef struct {
    guint32 hash;
    guint32 length;
    const char *string;     /* NULL if the slot is free */
} Slot;

typedef struct {
    GMutex lock;
    GStringChunk *strings;
    Slot *slots;
    guint n_slots;
    guint used;
} Table;

/* The slot that a string is in, or is to be put into */
static Slot *find_slot(const Table *table, const char *string, guint32 length,
                       guint32 hash)
{
    guint mask = table->n_slots - 1;
    guint at = hash / N_TABLES & mask;

    while (TRUE) {
        Slot *slot = &table->slots[at];

        if (!slot->string ||
            (slot->hash == hash && slot->length == length &&
             memcmp(slot->string, string, length) == 0)) {
            return slot;
        }
        at = (at + 1) & mask;
    }
}

static void grow(Table *table)
{
    Table larger = { .n_slots = table->n_slots ? 2 * table->n_slots
                                               : N_SLOTS };

    larger.slots = g_new0(Slot, larger.n_slots);
    for (guint i = 0; i < table->n_slots; i++) {
        const Slot *slot = &table->slots[i];

        if (slot->string) {
            *find_slot(&larger, slot->string, slot->length, slot->hash) =
                *slot;
        }
    }
    g_free(table->slots);
    table->slots = larger.slots;
    table->n_slots = larger.n_slots;
}

const char *intern(const char *string)
{
    static Table tables[N_TABLES];
    gsize length = string ? strlen(string) : 0;
    guint32 hash = hash_bytes(string, length);
    Table *table = &tables[hash % N_TABLES];
    const char *interned;
    Slot *slot;

    if (!string) {
        return NULL;
    }
    g_mutex_lock(&table->lock);
    if (2 * table->used >= table->n_slots) {
        grow(table);
    }
    slot = find_slot(table, string, length, hash);
    if (!slot->string) {
        if (!table->strings) {
            table->strings = g_string_chunk_new(BLOCK_SIZE);
        }
        *slot = (Slot) {
            hash, length, g_string_chunk_insert_len(table->strings, string,
                                                    length),
        };
        table->used++;
    }
    interned = slot->string;
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
