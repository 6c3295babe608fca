/*
 * freed-heap-struct.c - structs freed while a region in them is attached
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

#include <string.h>

/* An init of a region embedded in the struct, by which it is attached */
static const Event *embedded_init(const Survey *survey, const char *record)
{
    const Event *first = NULL;
    GHashTableIter iter;
    gpointer value, inits;

    g_hash_table_iter_init(&iter, survey->inits);
    while (g_hash_table_iter_next(&iter, &value, &inits)) {
        const GPtrArray *list = inits;

        for (guint i = 0; value_is_embedded_in(value, record) &&
             i < list->len; i++) {
            const Event *event = list->pdata[i];

            if (!init_names_nothing(event->init) &&
                (!first || strcmp(event->where.file, first->where.file) < 0 ||
                 (event->where.file == first->where.file &&
                  event->where.start < first->where.start))) {
                first = event;
            }
        }
    }
    return first;
}

static gboolean has_event(const FunctionFacts *function, const char *record,
                          EventKind kind)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        for (guint v = 0; event->kind == kind && event->values[v]; v++) {
            if (value_is(event->values[v], VALUE_UNKNOWN) ||
                value_is(event->values[v], VALUE_PARAMETER) ||
                value_is_embedded_in(event->values[v], record)) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

/* Whether a function, or what it calls, unparents a region of the struct */
static gboolean unparents(const Survey *survey, const FunctionFacts *function,
                          const char *record, GHashTable *seen)
{
    if (!function || !g_hash_table_add(seen, (gpointer)function)) {
        return FALSE;
    }
    if (has_event(function, record, EVENT_UNPARENT)) {
        return TRUE;
    }
    for (guint c = 0; function->calls[c]; c++) {
        if (unparents(survey,
                      g_hash_table_lookup(survey->by_key, function->calls[c]),
                      record, seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the region is unparented in the course of freeing the struct */
static gboolean is_unparented(const Survey *survey,
                              const FunctionFacts *function,
                              const char *record)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    if (unparents(survey, function, record, seen)) {
        return TRUE;
    }
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *caller = survey->functions->pdata[f];

        if (function_facts_calls(caller, function->key) &&
            unparents(survey, caller, record, seen)) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether the region is there when a function runs that frees the struct: a
 * function that makes it knows; one that only what makes the device reaches may
 * run before it is made */
static gboolean may_be_attached(const Survey *survey,
                                const FunctionFacts *function,
                                const StructFree *free)
{
    const Context making = CONTEXT_MACHINE_INIT | CONTEXT_INSTANCE_INIT |
                           CONTEXT_REALIZE;
    Context context = survey_context(survey, function);

    if (has_event(function, free->record, EVENT_INIT)) {
        return free->attached.file != NULL;
    }
    return (context & CONTEXT_UNREALIZE) ||
           (!(context & making) && (context & ~CONTEXT_FINALIZE));
}

static void report(Survey *survey, const FunctionFacts *function,
                   const StructFree *free, const Event *init)
{
    Severity severity = survey_severity(survey, function);

    survey_note(survey_report(survey, severity == SEVERITY_NOTE ?
                              severity : SEVERITY_ERROR, &free->where,
                              function, free->text, "%s is freed while a "
                              "region in it is still attached to its owner",
                              free->record),
                &init->where, "%s() attaches '%s'",
                init->init->constructor->name,
                init->region + (init->region[0] == '&'));
}

void rule_freed_heap_struct(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint i = 0; i < function->struct_frees->len; i++) {
            const StructFree *free = &g_array_index(function->struct_frees,
                                                    StructFree, i);
            const Event *init = embedded_init(survey, free->record);

            if (init && may_be_attached(survey, function, free) &&
                !is_unparented(survey, function, free->record)) {
                report(survey, function, free, init);
            }
        }
    }
}
