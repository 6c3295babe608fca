/*
 * leads.c - which files' code leads to a function
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/leads.h"

static void add_callers(const Contexts *contexts, const char *key,
                        GHashTable *keys)
{
    const GPtrArray *callers = contexts_callers(contexts, key);

    if (!g_hash_table_add(keys, (gpointer)key)) {
        return;
    }
    for (guint i = 0; callers && i < callers->len; i++) {
        add_callers(contexts, callers->pdata[i], keys);
    }
}

GHashTable *leads_to(const GPtrArray *units, const Contexts *contexts,
                     const char *key)
{
    g_autoptr(GHashTable) keys = g_hash_table_new(NULL, NULL);
    GHashTable *files = g_hash_table_new(NULL, NULL);

    add_callers(contexts, key, keys);
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
