/*
 * hazards.c - functions that are dangerous to regions of which no site tells
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/hazards.h"

#include <string.h>

#include "join/release.h"

static gboolean ends_embedded(const FunctionFacts *function)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        if (event->kind == EVENT_UNPARENT &&
            value_is(event->values[0], VALUE_EMBEDDED)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Structs that are no objects and have regions in them */
static GHashTable *structs_with_regions(const Collection *collection)
{
    GHashTable *records = g_hash_table_new(NULL, NULL);

    for (guint u = 0; u < collection->units->len; u++) {
        const UnitFacts *unit = collection->units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            for (guint e = 0; e < function->events->len; e++) {
                const Event *event = function->events->pdata[e];
                const Value *value = event->init ? event->values[0] : NULL;

                if (value_is(value, VALUE_EMBEDDED) &&
                    value_storage(value) == STORAGE_HEAP_STRUCT) {
                    g_hash_table_add(records, (gpointer)value_record(value));
                }
            }
        }
    }
    return records;
}

static gboolean frees_any(const FunctionFacts *function, GHashTable *records)
{
    for (guint i = 0; i < function->struct_frees->len; i++) {
        const StructFree *free = &g_array_index(function->struct_frees,
                                                StructFree, i);

        for (guint p = 0; free->parts[p]; p++) {
            if (g_hash_table_contains(records, free->parts[p])) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether a function releases what it finds in a struct that is laid over
 * others, or among the objects */
static gboolean releases_blind(const FunctionFacts *function)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        if (release_is_laid_over(event) || release_is_found(event)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a function hands out a region with a reference, which its callers
 * then have to drop */
static gboolean gives_reference(const FunctionFacts *function)
{
    for (guint i = 0; i < function->lookups->len; i++) {
        if (g_array_index(function->lookups, Lookup, i).given) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean makes_unowned(const FunctionFacts *function)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        if (event->init && event->init->owner_kind == OWNER_KIND_NULL) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Functions that put one which makes a region without an owner into a class:
 * whose class it is, and so what the objects are like, their callers know */
static void add_putters(const UnitFacts *unit, GPtrArray *keys)
{
    for (guint i = 0; i < unit->hooks->len; i++) {
        const Hook *hook = unit->hooks->pdata[i];
        const FunctionFacts *putter = NULL, *put = NULL;

        for (guint f = 0; strstr(hook->slot, "Class.") &&
             f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            if (function->key == hook->function) {
                put = function;
            }
            if (function->where.file == hook->where.file &&
                function->where.start <= hook->where.start &&
                hook->where.end <= function->where.end) {
                putter = function;
            }
        }
        if (putter && put && makes_unowned(put)) {
            g_ptr_array_add(keys, (gpointer)putter->key);
        }
    }
}

void hazards_find(const Collection *collection, GPtrArray *keys)
{
    g_autoptr(GHashTable) records = structs_with_regions(collection);

    for (guint u = 0; u < collection->units->len; u++) {
        const UnitFacts *unit = collection->units->pdata[u];

        add_putters(unit, keys);
        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            if (ends_embedded(function) || frees_any(function, records) ||
                gives_reference(function) || releases_blind(function)) {
                g_ptr_array_add(keys, (gpointer)function->key);
            }
        }
    }
}
