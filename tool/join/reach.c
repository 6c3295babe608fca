/*
 * reach.c - what values of one function are in others
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "join/reach.h"

#include <string.h>

#include "functions.h"

struct Reach {
    const char *implementation;
    const Contexts *contexts;
    GHashTable *analysed;   /* keys of the functions whose events are known */
    GHashTable *called;     /* keys of the functions that are called by name */
    GHashTable *returning;  /* keys of the functions that return regions */
    GHashTable *flows;      /* value -> set of values it flows to */
    GHashTable *known;      /* values that an allocation or object flows to */
    GHashTable *filled;     /* field -> set of files that put something there */
};

gboolean reach_is_internal(const Value *value)
{
    const char *record = value_is(value, VALUE_FIELD) ? value_record(value)
                                                      : NULL;

    return record && (g_str_has_prefix(record, "MemoryRegion") ||
                      !strcmp(record, "FlatRange") ||
                      !strcmp(record, "AddressSpace"));
}

/* Whether a region is given to who keeps those of many devices together, or
 * links any to any: they could not be told apart any more */
static gboolean is_listed(const Value *value)
{
    FunctionEffect effect =
        value_is(value, VALUE_PARAMETER) || value_is(value, VALUE_OUTPUT)
        ? function_effect(value_function(value)) : EFFECT_UNKNOWN;

    return effect == EFFECT_LISTS || effect == EFFECT_LINKS;
}

static void add_flow(Reach *reach, const Value *from, const Value *to)
{
    GHashTable *targets = g_hash_table_lookup(reach->flows, from);

    if (!targets) {
        targets = g_hash_table_new(NULL, NULL);
        g_hash_table_insert(reach->flows, (gpointer)from, targets);
    }
    g_hash_table_add(targets, (gpointer)to);
}

gboolean reach_skips(const Reach *reach, const FunctionFacts *function)
{
    return !strcmp(function->where.file, reach->implementation);
}

/* Notes in which file something other than NULL is put into a field */
static void note_filled(Reach *reach, const Event *event, const char *file)
{
    GHashTable *files = g_hash_table_lookup(reach->filled, event->target);
    gboolean fills = FALSE;

    for (guint i = 0; event->values[i]; i++) {
        fills |= !value_is(event->values[i], VALUE_NULL);
    }
    if (!fills) {
        return;
    }
    if (!files) {
        files = g_hash_table_new(NULL, NULL);
        g_hash_table_insert(reach->filled, (gpointer)event->target, files);
    }
    g_hash_table_add(files, (gpointer)file);
}

static void read_function(Reach *reach, const FunctionFacts *function)
{
    for (guint i = 0; function->calls[i]; i++) {
        g_hash_table_add(reach->called, (gpointer)function->calls[i]);
    }
    if (function->analysed) {
        g_hash_table_add(reach->analysed, (gpointer)function->key);
    }
    if (reach_skips(reach, function)) {
        return;
    }
    for (guint i = 0; i < function->events->len; i++) {
        const Event *event = function->events->pdata[i];

        if (event->kind == EVENT_RETURN) {
            g_hash_table_add(reach->returning, (gpointer)function->key);
        }
        if (!event->target || value_is(event->target, VALUE_UNKNOWN) ||
            reach_is_internal(event->target)) {
            continue;
        }
        if (value_is(event->target, VALUE_FIELD)) {
            note_filled(reach, event, function->where.file);
        }
        for (guint v = 0; event->values[v]; v++) {
            const Value *value = event->values[v];

            if (!value_is(value, VALUE_NULL) &&
                !value_is(value, VALUE_UNKNOWN) && !is_listed(value)) {
                add_flow(reach, value, event->target);
            }
        }
    }
}

/* What a function returns is the result of a call through the field that it is
 * put into */
static void read_hooks(Reach *reach, const GPtrArray *hooks)
{
    for (guint i = 0; i < hooks->len; i++) {
        const Hook *hook = hooks->pdata[i];

        if (strchr(hook->slot, '.') &&
            g_hash_table_contains(reach->returning, hook->function)) {
            add_flow(reach, value_result(hook->function),
                     value_result(hook->slot));
        }
    }
}

void reach_from(const Reach *reach, const Value *value, GHashTable *reached)
{
    GHashTable *targets;
    GHashTableIter iter;
    gpointer target;

    if (!g_hash_table_add(reached, (gpointer)value)) {
        return;
    }
    targets = g_hash_table_lookup(reach->flows, value);
    if (targets) {
        g_hash_table_iter_init(&iter, targets);
        while (g_hash_table_iter_next(&iter, &target, NULL)) {
            reach_from(reach, target, reached);
        }
    }
}

static void find_known(Reach *reach)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, reach->flows);
    while (g_hash_table_iter_next(&iter, &value, NULL)) {
        if (value_is(value, VALUE_ALLOCATION) ||
            value_is(value, VALUE_EMBEDDED)) {
            reach_from(reach, value, reach->known);
        }
    }
}

Reach *reach_new(const Tree *tree, const GPtrArray *units,
                 const Contexts *contexts)
{
    Reach *reach = g_new0(Reach, 1);

    reach->implementation = tree->implementation;
    reach->contexts = contexts;
    reach->flows = g_hash_table_new_full(NULL, NULL, NULL,
                                         (GDestroyNotify)g_hash_table_unref);
    reach->analysed = g_hash_table_new(g_str_hash, g_str_equal);
    reach->called = g_hash_table_new(NULL, NULL);
    reach->returning = g_hash_table_new(g_str_hash, g_str_equal);
    reach->known = g_hash_table_new(NULL, NULL);
    reach->filled =
        g_hash_table_new_full(NULL, NULL, NULL,
                              (GDestroyNotify)g_hash_table_unref);
    for (guint u = 0; u < units->len; u++) {
        const UnitFacts *unit = units->pdata[u];

        for (guint f = 0; f < unit->functions->len; f++) {
            read_function(reach, unit->functions->pdata[f]);
        }
    }
    for (guint u = 0; u < units->len; u++) {
        read_hooks(reach, ((const UnitFacts *)units->pdata[u])->hooks);
    }
    find_known(reach);
    return reach;
}

void reach_free(Reach *reach)
{
    g_hash_table_unref(reach->flows);
    g_hash_table_unref(reach->analysed);
    g_hash_table_unref(reach->called);
    g_hash_table_unref(reach->returning);
    g_hash_table_unref(reach->known);
    g_hash_table_unref(reach->filled);
    g_free(reach);
}

/* Whether what a function does with what it is given is known */
static gboolean is_followed(const Reach *reach, const Value *target)
{
    return (value_is(target, VALUE_PARAMETER) ||
            value_is(target, VALUE_OUTPUT)) &&
           g_hash_table_contains(reach->analysed, value_function(target));
}

SiteEvent reach_event(const Reach *reach, const FunctionFacts *function,
                      const Event *event)
{
    return (SiteEvent) {
        .event = event,
        .function = function,
        .context = contexts_lookup(reach->contexts, function->key),
        .escapes = event->escape && !is_followed(reach, event->target),
    };
}

gboolean reach_is_called(const Reach *reach, const FunctionFacts *function)
{
    return g_hash_table_contains(reach->called, function->key);
}

gboolean reach_is_filled_in(const Reach *reach, const Value *field,
                            const char *file)
{
    GHashTable *files = g_hash_table_lookup(reach->filled, field);

    return g_hash_table_contains(reach->known, field) ||
           (files && g_hash_table_contains(files, file));
}

gboolean reach_is_known(const Reach *reach, const FunctionFacts *function,
                        const Event *event)
{
    if (function->problem && !event->values[0]) {
        return FALSE;
    }
    for (guint i = 0; event->values[i]; i++) {
        const Value *value = event->values[i];

        switch (value_kind(value)) {
        case VALUE_NULL:
        case VALUE_ALLOCATION:
        case VALUE_EMBEDDED:
            break;
        case VALUE_UNKNOWN:
            return FALSE;
        case VALUE_FIELD:
        case VALUE_GLOBAL:
        case VALUE_PARAMETER:
        case VALUE_RESULT:
        case VALUE_OUTPUT:
            if (!g_hash_table_contains(reach->known, value)) {
                return FALSE;
            }
        }
    }
    return TRUE;
}
