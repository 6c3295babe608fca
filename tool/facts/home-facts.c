/*
 * home-facts.c - what units show of homes, made, merged and freed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "embed.h"

static void clear_struct(gpointer data)
{
    StructRow *row = data;

    g_clear_pointer(&row->fields, g_array_unref);
}

static void clear_spot(gpointer data)
{
    Spot *spot = data;

    g_clear_pointer(&spot->uses, g_array_unref);
    g_clear_pointer(&spot->scope, g_array_unref);
}

HomeFacts *home_facts_new(void)
{
    HomeFacts *facts = g_new0(HomeFacts, 1);

    facts->types = g_array_new(FALSE, TRUE, sizeof(TypeRow));
    facts->structs = g_array_new(FALSE, TRUE, sizeof(StructRow));
    facts->uses = g_array_new(FALSE, TRUE, sizeof(FieldUse));
    facts->calls = g_array_new(FALSE, TRUE, sizeof(CallRow));
    facts->pinned = g_ptr_array_new();
    facts->wiped = g_ptr_array_new();
    facts->spots = g_array_new(FALSE, TRUE, sizeof(Spot));
    g_array_set_clear_func(facts->structs, clear_struct);
    g_array_set_clear_func(facts->spots, clear_spot);
    return facts;
}

void home_facts_free(HomeFacts *facts)
{
    g_array_unref(facts->types);
    g_array_unref(facts->structs);
    g_array_unref(facts->uses);
    g_array_unref(facts->calls);
    g_ptr_array_unref(facts->pinned);
    g_ptr_array_unref(facts->wiped);
    g_array_unref(facts->spots);
    g_free(facts);
}

static void merge_spot(HomeFacts *facts, const Spot *other)
{
    for (guint i = 0; i < facts->spots->len; i++) {
        Spot *spot = &g_array_index(facts->spots, Spot, i);

        if (spot->value != other->value) {
            continue;
        }
        if (spot->count != other->count || spot->index != other->index) {
            spot->trouble = "how many there are depends on the target";
            spot->trouble_at = spot->looped ? spot->loop : spot->declaration;
        }
        for (guint k = 0; k < other->uses->len; k++) {
            const PointerUse *use = &g_array_index(other->uses, PointerUse, k);
            gboolean known = FALSE;

            for (guint u = 0; u < spot->uses->len; u++) {
                known |= g_array_index(spot->uses, PointerUse,
                                       u).where.start == use->where.start;
            }
            if (!known) {
                spot->trouble = "it is used for some targets only";
                spot->trouble_at = use->where;
            }
        }
        return;
    }
}

static gboolean has_use(const HomeFacts *facts, const FieldUse *like)
{
    for (guint i = 0; i < facts->uses->len; i++) {
        const FieldUse *use = &g_array_index(facts->uses, FieldUse, i);

        if (use->use.where.file == like->use.where.file &&
            use->use.where.start == like->use.where.start) {
            return TRUE;
        }
    }
    return FALSE;
}

void home_facts_merge(HomeFacts *facts, HomeFacts *other)
{
    for (guint i = 0; i < other->uses->len; i++) {
        const FieldUse *use = &g_array_index(other->uses, FieldUse, i);

        if (!has_use(facts, use)) {
            g_array_append_vals(facts->uses, use, 1);
        }
    }
    g_array_append_vals(facts->types, other->types->data, other->types->len);
    g_array_append_vals(facts->calls, other->calls->data, other->calls->len);
    g_ptr_array_extend(facts->wiped, other->wiped, NULL, NULL);
    for (guint i = 0; i < other->spots->len; i++) {
        merge_spot(facts, &g_array_index(other->spots, Spot, i));
    }
}
