/*
 * array-namesakes.c - fields that are called like pointers to regions
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * All uses of a field are known if its name stands nowhere else in a text that
 * knows its struct; what only has the same name must not stand in the way.
 */
#include "array-read.h"

#include <string.h>

/* The names of pointers to regions, and of what may be arrays of them */
static GHashTable *names_in(const UnitScope *scope)
{
    GHashTable *names = g_hash_table_new(NULL, NULL);
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, scope->unit->records);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const SyntaxRecord *record = value;

        for (guint i = 0; i < record->fields->len; i++) {
            const SyntaxField *field = &g_array_index(record->fields,
                                                      SyntaxField, i);

            if (!g_strcmp0(field->type, "MemoryRegion *")) {
                g_hash_table_add(names, (gpointer)field->name);
            }
        }
    }
    return names;
}

static void find(ArrayFacts *facts, const SyntaxFunction *function,
                 const SyntaxNode *node, GHashTable *names)
{
    if (node->kind == SYNTAX_MEMBER && node->type && !node->macro &&
        !g_str_has_prefix(node->type, "MemoryRegion *") &&
        g_hash_table_contains(names, node->name)) {
        Namesake namesake = { function->file, node->end };

        g_array_append_val(facts->namesakes, namesake);
    }
    for (guint i = 0; i < node->n_children; i++) {
        find(facts, function, node->children[i], names);
    }
}

void array_facts_read_namesakes(ArrayFacts *facts, const UnitScope *scope)
{
    g_autoptr(GHashTable) names = names_in(scope);

    for (guint i = 0; i < scope->unit->functions->len; i++) {
        const SyntaxFunction *function = scope->unit->functions->pdata[i];

        if (function->body) {
            find(facts, function, function->body, names);
        }
    }
}
