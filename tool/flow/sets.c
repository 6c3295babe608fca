/*
 * sets.c - sets of values
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "analysis.h"

static guint value_number(Analysis *analysis, const Value *value)
{
    gpointer index = g_hash_table_lookup(analysis->value_index, value);

    if (index) {
        return GPOINTER_TO_UINT(index) - 1;
    }
    if (analysis->values->len == MAX_VALUES) {
        return 0;               /* anything */
    }
    g_ptr_array_add(analysis->values, (gpointer)value);
    g_hash_table_insert(analysis->value_index, (gpointer)value,
                        GUINT_TO_POINTER(analysis->values->len));
    return analysis->values->len - 1;
}

void set_add(Analysis *analysis, Set *set, const Value *value)
{
    guint number = value_number(analysis, value);

    set->words[number / 64] |= (guint64)1 << (number % 64);
}

Set set_of(Analysis *analysis, const Value *value)
{
    Set set = { { 0 } };

    set_add(analysis, &set, value);
    return set;
}

gboolean set_union(Set *set, const Set *other)
{
    gboolean grown = FALSE;

    for (guint i = 0; i < SET_WORDS; i++) {
        grown |= (other->words[i] & ~set->words[i]) != 0;
        set->words[i] |= other->words[i];
    }
    return grown;
}

const Value **set_values(Analysis *analysis, const Set *set)
{
    GPtrArray *values = g_ptr_array_new();

    for (guint i = 0; i < analysis->values->len; i++) {
        if (set->words[i / 64] >> (i % 64) & 1) {
            g_ptr_array_add(values, analysis->values->pdata[i]);
        }
    }
    g_ptr_array_add(values, NULL);
    return (const Value **)g_ptr_array_free(values, FALSE);
}
