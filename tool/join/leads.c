/*
 * leads.c - which files' code leads to a function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/leads.h"

/* Keys of a function and of all that come to call it */
static GHashTable *find_callers(const Contexts *contexts, const char *key)
{
    GHashTable *keys = g_hash_table_new(NULL, NULL);
    g_autoptr(GPtrArray) todo = g_ptr_array_new();

    g_ptr_array_add(todo, (gpointer)key);
    while (todo->len) {
        gpointer next = g_ptr_array_remove_index_fast(todo, todo->len - 1);
        const GPtrArray *callers = contexts_callers(contexts, next);

        if (!g_hash_table_add(keys, next)) {
            continue;
        }
        for (guint i = 0; callers && i < callers->len; i++) {
            g_ptr_array_add(todo, callers->pdata[i]);
        }
    }
    return keys;
}

GHashTable *leads_to(const GPtrArray *units, const Contexts *contexts,
                     const char *key)
{
    g_autoptr(GHashTable) keys = find_callers(contexts, key);
    GHashTable *files = g_hash_table_new(NULL, NULL);

    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            const FunctionFacts *function = unit->functions->pdata[f];

            if (g_hash_table_contains(keys, function->key)) {
                g_hash_table_add(files, (gpointer)function->where.file);
            }
        }
        for (guint i = 0; i < unit->hooks->len; i++) {
            const Hook *hook = unit->hooks->pdata[i];

            if (g_hash_table_contains(keys, hook->function)) {
                g_hash_table_add(files, (gpointer)hook->where.file);
            }
        }
    }
    return files;
}
