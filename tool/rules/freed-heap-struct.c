/*
 * freed-heap-struct.c - structs freed while a region in them is attached
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

#include <string.h>

#include "join/contexts.h"

static gboolean is_before(const Event *a, const Event *b)
{
    int order = strcmp(a->where.file, b->where.file);

    return order < 0 || (!order && a->where.start < b->where.start);
}

/* Record to the first init by which a region that is embedded in one of its
 * kind on the heap is attached */
static GHashTable *attaching_inits(const Survey *survey)
{
    GHashTable *inits = g_hash_table_new(NULL, NULL);
    GHashTableIter iter;
    gpointer value, list;

    g_hash_table_iter_init(&iter, survey->inits);
    while (g_hash_table_iter_next(&iter, &value, &list)) {
        const GPtrArray *events = list;

        if (!value_is(value, VALUE_EMBEDDED) ||
            value_storage(value) != STORAGE_HEAP_STRUCT) {
            continue;
        }
        for (guint i = 0; i < events->len; i++) {
            const Event *event = events->pdata[i];
            gpointer record = (gpointer)value_record(value);
            const Event *first = g_hash_table_lookup(inits, record);

            if (!init_names_nothing(event->init) &&
                (!first || is_before(event, first))) {
                g_hash_table_insert(inits, record, (gpointer)event);
            }
        }
    }
    return inits;
}

/* An init of a region embedded in the struct, by which it is attached */
static const Event *embedded_init(GHashTable *inits, const StructFree *free)
{
    const Event *first = NULL;

    for (guint i = 0; free->parts[i]; i++) {
        const Event *event = g_hash_table_lookup(inits, free->parts[i]);

        if (event && (!first || is_before(event, first))) {
            first = event;
        }
    }
    return first;
}

/* Whether a region of the struct is known by a field as well */
static gboolean is_kept_in(const Survey *survey, const StructFree *free,
                           const Value *field)
{
    for (guint f = 0; value_is(field, VALUE_FIELD) &&
         f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];

            if (event->kind == EVENT_STORE && event->target == field &&
                event->values[0] &&
                struct_free_concerns(free, event->values[0])) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static gboolean has_event(const Survey *survey, const FunctionFacts *function,
                          const StructFree *free, EventKind kind)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        for (guint v = 0; event->kind == kind && event->values[v]; v++) {
            if (value_is(event->values[v], VALUE_UNKNOWN) ||
                value_is(event->values[v], VALUE_PARAMETER) ||
                struct_free_concerns(free, event->values[v]) ||
                is_kept_in(survey, free, event->values[v])) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether an event attaches a region that is embedded in the struct, be it by
 * a function that it is handed to */
static gboolean is_attaching(const Survey *survey, const Event *event,
                             const StructFree *free)
{
    return struct_free_concerns(free, event->values[0]) &&
           (event->init || (event->kind == EVENT_PASS && event->target &&
                            survey_inits(survey, event->target)));
}

static gboolean attaches(const Survey *survey, const FunctionFacts *function,
                         const StructFree *free)
{
    for (guint e = 0; e < function->events->len; e++) {
        if (is_attaching(survey, function->events->pdata[e], free)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a function, or what it calls, unparents a region of the struct; one
 * that makes it takes back no more than it has made */
static gboolean unparents(const Survey *survey, const FunctionFacts *function,
                          const StructFree *free, GHashTable *seen)
{
    if (!g_hash_table_add(seen, (gpointer)function)) {
        return FALSE;
    }
    if (has_event(survey, function, free, EVENT_UNPARENT)) {
        return TRUE;
    }
    for (guint c = 0; function->calls[c]; c++) {
        const FunctionFacts *callee =
            g_hash_table_lookup(survey->by_key, function->calls[c]);

        if (callee && !attaches(survey, callee, free) &&
            unparents(survey, callee, free, seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the region is unparented in the course of freeing the struct */
static gboolean is_unparented(const Survey *survey,
                              const FunctionFacts *function,
                              const StructFree *free)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    if (unparents(survey, function, free, seen)) {
        return TRUE;
    }
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *caller = survey->functions->pdata[f];

        if (function_facts_calls(caller, function->key) &&
            unparents(survey, caller, free, seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Adds the key of a function, and of those that call it by name */
static void add_callers(const Survey *survey, const char *key,
                        GHashTable *keys)
{
    const GPtrArray *callers = contexts_callers(survey->contexts, key);

    if (!g_hash_table_add(keys, (gpointer)key)) {
        return;
    }
    for (guint i = 0; callers && i < callers->len; i++) {
        add_callers(survey, callers->pdata[i], keys);
    }
}

/* Whether something can fail between two offsets */
static gboolean can_fail(const FunctionFacts *function, guint from, guint to)
{
    for (guint i = 0; i < function->steps->len; i++) {
        const Step *step = &g_array_index(function->steps, Step, i);

        if (step->tested && step->start >= from && step->end <= to) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether a function undoes, when a later step fails, what it has made by the
 * offset @made */
static gboolean undoes(const FunctionFacts *function, guint made,
                       GHashTable *freeing)
{
    for (guint i = 0; i < function->steps->len; i++) {
        const Step *step = &g_array_index(function->steps, Step, i);

        if (step->guard >= made &&
            g_hash_table_contains(freeing, step->callee) &&
            can_fail(function, made, step->start)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* A function that makes the region, goes on, fails, and then leads to the free;
 * or NULL */
static const FunctionFacts *find_undoing(const Survey *survey,
                                         const FunctionFacts *function,
                                         const StructFree *free)
{
    const Context making = CONTEXT_INSTANCE_INIT | CONTEXT_REALIZE;
    g_autoptr(GHashTable) freeing = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) attaching = g_hash_table_new(NULL, NULL);

    add_callers(survey, function->key, freeing);
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *other = survey->functions->pdata[f];

        if (attaches(survey, other, free)) {
            add_callers(survey, other->key, attaching);
        }
    }
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *caller = survey->functions->pdata[f];

        if (caller == function || !(survey_context(survey, caller) & making) ||
            !g_hash_table_contains(freeing, caller->key)) {
            continue;
        }
        for (guint i = 0; i < caller->steps->len; i++) {
            const Step *step = &g_array_index(caller->steps, Step, i);

            if (g_hash_table_contains(attaching, step->callee) &&
                undoes(caller, step->end, freeing)) {
                return caller;
            }
        }
        for (guint e = 0; e < caller->events->len; e++) {
            const Event *event = caller->events->pdata[e];

            if (is_attaching(survey, event, free) &&
                undoes(caller, event->where.end, freeing)) {
                return caller;
            }
        }
    }
    return NULL;
}

static void report(Survey *survey, const FunctionFacts *function,
                   const StructFree *free, const Event *init,
                   const FunctionFacts *undoing)
{
    Severity severity = survey_severity(survey, function);
    Finding *finding = survey_report(
        survey, severity == SEVERITY_NOTE ? severity : SEVERITY_ERROR,
        &free->where, function, free->text,
        "%s is freed while a region in it is still attached to its owner",
        free->record);

    survey_note(finding, &init->where, "%s() attaches '%s'",
                init->init->constructor->name,
                init->region + (init->region[0] == '&'));
    if (undoing) {
        survey_note(finding, &undoing->where, "%s() makes it, goes on, and "
                    "leads here when that fails", undoing->name);
    }
}

/* Whether the region is there when a function runs that frees the struct: a
 * function that makes it, or the struct, knows; one that only what makes the
 * device reaches may run before it is made */
static void search(Survey *survey, const FunctionFacts *function,
                   const StructFree *free, const Event *init)
{
    const Context alive = CONTEXT_UNREALIZE | CONTEXT_RESET | CONTEXT_HANDLER;
    const Context making = CONTEXT_MACHINE_INIT | CONTEXT_INSTANCE_INIT |
                           CONTEXT_REALIZE;
    Context context = survey_context(survey, function);
    const FunctionFacts *undoing = NULL;

    if (free->made || has_event(survey, function, free, EVENT_INIT)) {
        if (!free->attached.file) {
            return;
        }
    } else if (!(context & alive)) {
        undoing = context & making ? find_undoing(survey, function, free)
                                   : NULL;
        if (!undoing && (context & making || !(context & ~CONTEXT_FINALIZE))) {
            return;
        }
    }
    if (!is_unparented(survey, function, free) &&
        !survey_ends_owner(function, init->init, &free->where)) {
        report(survey, function, free, init, undoing);
    }
}

void rule_freed_heap_struct(Survey *survey)
{
    g_autoptr(GHashTable) inits = attaching_inits(survey);

    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint i = 0; i < function->struct_frees->len; i++) {
            const StructFree *free = &g_array_index(function->struct_frees,
                                                    StructFree, i);

            const Event *init = embedded_init(inits, free);

            if (init) {
                search(survey, function, free, init);
            }
        }
    }
}
