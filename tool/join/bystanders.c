/*
 * bystanders.c - objects that know the regions of others
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * When an object ends, its children end in any order: regions, and other
 * objects that may have been given a pointer to one of them.
 */
#include "join/bystanders.h"

#include <string.h>

/* No struct has this many others at its head, one in the other */
#define MAX_DEPTH 16

typedef struct {
    GHashTable *heads;    /* record -> type of its first member */
    GHashTable *objects;  /* records that types are registered with */
    GHashTable *spots;    /* value -> Spot */
    GHashTable *lasting;  /* records in which variables keep regions */
} Knowledge;

static gboolean derives(const Knowledge *knowledge, const char *record,
                        const char *from)
{
    for (guint depth = 0; record && depth < MAX_DEPTH; depth++) {
        if (!strcmp(record, from)) {
            return TRUE;
        }
        record = g_hash_table_lookup(knowledge->heads, record);
    }
    return FALSE;
}

static gboolean is_object(const Knowledge *knowledge, const char *record)
{
    return g_hash_table_contains(knowledge->objects, record) ||
           derives(knowledge, record, "Object") ||
           derives(knowledge, record, "DeviceState");
}

/* Whether no object can be of both kinds */
static gboolean are_apart(const Knowledge *knowledge, const char *a,
                          const char *b)
{
    return is_object(knowledge, a) && !derives(knowledge, a, b) &&
           !derives(knowledge, b, a);
}

/* Whether a struct is not that of the site's owner, which the site's function
 * knows as one of another kind */
static gboolean is_of_other(const Knowledge *knowledge, const Site *site,
                            const char *record)
{
    const Spot *spot = g_hash_table_lookup(knowledge->spots,
                                           site->allocation->value);

    for (guint i = 0; spot && spot->owner && i < spot->scope->len; i++) {
        const ScopeVariable *variable = &g_array_index(spot->scope,
                                                       ScopeVariable, i);

        if (!strcmp(variable->origin, spot->owner) &&
            are_apart(knowledge, record, variable->record)) {
            return TRUE;
        }
    }
    for (guint i = 0; i < site->inits->len; i++) {
        const Init *init = site->inits->pdata[i];

        if (init->owner_record &&
            are_apart(knowledge, record, init->owner_record)) {
            return TRUE;
        }
    }
    return FALSE;
}

static gboolean is_by_other(const Knowledge *knowledge, const Site *site,
                            const SiteEvent *use)
{
    if (!(use->context & (CONTEXT_UNREALIZE | CONTEXT_FINALIZE)) ||
        !event_is_use(use->event)) {
        return FALSE;
    }
    for (guint i = 0; use->event->values[i]; i++) {
        const Value *value = use->event->values[i];

        if (value_is(value, VALUE_FIELD) && value_record(value) &&
            is_of_other(knowledge, site, value_record(value))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a struct outlives objects: a class, or one that is no object, and
 * that some variable keeps */
static gboolean is_lasting(const Knowledge *knowledge, const char *record)
{
    return g_str_has_suffix(record, "Class") ||
           (g_hash_table_contains(knowledge->lasting, record) &&
            !is_object(knowledge, record));
}

static gboolean is_by_lasting(const Knowledge *knowledge, const SiteEvent *use)
{
    for (guint i = 0; event_is_use(use->event) && use->event->values[i]; i++) {
        const Value *value = use->event->values[i];

        if (value_is(value, VALUE_FIELD) && value_record(value) &&
            is_lasting(knowledge, value_record(value))) {
            return TRUE;
        }
    }
    return FALSE;
}

static void read_unit(const Knowledge *knowledge, const UnitFacts *unit)
{
    const HomeFacts *homes = unit->homes;

    for (guint i = 0; i < homes->structs->len; i++) {
        const StructRow *row = &g_array_index(homes->structs, StructRow, i);

        if (row->fields->len) {
            g_hash_table_insert(knowledge->heads, (gpointer)row->name,
                                (gpointer)g_array_index(row->fields,
                                                        StructField, 0).type);
        }
    }
    for (guint i = 0; i < homes->uses->len; i++) {
        const FieldUse *use = &g_array_index(homes->uses, FieldUse, i);

        if (use->lasting) {
            g_hash_table_add(knowledge->lasting, (gpointer)use->record);
        }
    }
    for (guint i = 0; i < homes->types->len; i++) {
        const char *record = g_array_index(homes->types, TypeRow, i).record;

        if (record) {
            g_hash_table_add(knowledge->objects, (gpointer)record);
        }
    }
    for (guint i = 0; i < homes->spots->len; i++) {
        Spot *spot = &g_array_index(homes->spots, Spot, i);

        g_hash_table_insert(knowledge->spots, (gpointer)spot->value, spot);
    }
}

void bystanders_find(const GPtrArray *units, const GPtrArray *sites)
{
    const Knowledge knowledge = {
        .heads = g_hash_table_new(g_str_hash, g_str_equal),
        .objects = g_hash_table_new(g_str_hash, g_str_equal),
        .spots = g_hash_table_new(NULL, NULL),
        .lasting = g_hash_table_new(g_str_hash, g_str_equal),
    };

    for (guint u = 0; u < units->len; u++) {
        read_unit(&knowledge, units->pdata[u]);
    }
    for (guint s = 0; s < sites->len; s++) {
        Site *site = sites->pdata[s];

        for (guint e = 0; e < site->events->len; e++) {
            SiteEvent *use = site->events->pdata[e];

            use->lasting = is_by_lasting(&knowledge, use);
            if (!site->bystander && is_by_other(&knowledge, site, use)) {
                site->bystander = use;
            }
        }
    }
    g_hash_table_unref(knowledge.heads);
    g_hash_table_unref(knowledge.objects);
    g_hash_table_unref(knowledge.spots);
    g_hash_table_unref(knowledge.lasting);
}
