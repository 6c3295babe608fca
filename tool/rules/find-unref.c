/*
 * find-unref.c - references that memory_region_find() gives and nobody drops,
 * and those that nobody has and somebody drops
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

#include <string.h>

/* The name of a function, of which the key of a static one is the end */
static const char *name_of(const char *key)
{
    const char *colon = strrchr(key, ':');

    return colon ? colon + 1 : key;
}

static void report(Survey *survey, const FunctionFacts *function,
                   const Lookup *lookup)
{
    g_autofree char *region = lookup->from ?
        g_strdup_printf("that %s() hands out",
                        name_of(value_function(lookup->from))) :
        g_strdup("that is found");
    Finding *finding = survey_report(
        survey, SEVERITY_WARNING, &lookup->where, function, lookup->text,
        "the region %s comes with a reference, which %s() %s", region,
        function->name, lookup->sometimes ? "does not drop on every path"
                                          : "never drops");

    if (lookup->sometimes) {
        survey_note(finding, &lookup->lost, "%s",
                    lookup->lost.start == lookup->where.start ?
                    "it is lost when this runs again" : "it is lost here");
    }
}

typedef void (*LookupFunc)(Survey *survey, const FunctionFacts *function,
                           const Lookup *lookup, GHashTable *given);

static void for_each_lookup(Survey *survey, LookupFunc func,
                            GHashTable *given)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint i = 0; i < function->lookups->len; i++) {
            func(survey, function,
                 &g_array_index(function->lookups, Lookup, i), given);
        }
    }
}

static void note_given(Survey *survey, const FunctionFacts *function,
                       const Lookup *lookup, GHashTable *given)
{
    if (lookup->given) {
        g_hash_table_add(given, (gpointer)lookup->given);
    }
}

/* Of a function with errors, what lets the reference go may be what is not
 * seen */
static void search(Survey *survey, const FunctionFacts *function,
                   const Lookup *lookup, GHashTable *given)
{
    if (!lookup->let_go && !function->problem &&
        (!lookup->from || g_hash_table_contains(given, lookup->from))) {
        report(survey, function, lookup);
    }
}

/* Whether an event drops a reference to a region that is part of something:
 * its parent alone has one, if it has a parent */
static gboolean drops_own(const Survey *survey, const Event *event)
{
    gboolean drops = event->kind == EVENT_UNREF ||
        value_is_parameter(event->target, "memory_region_unref", 0);
    const GPtrArray *inits = drops &&
        value_is(event->values[0], VALUE_EMBEDDED) && !event->values[1] ?
        survey_inits(survey, event->values[0]) : NULL;

    for (guint i = 0; inits && i < inits->len; i++) {
        const Event *init = inits->pdata[i];

        if (init_names_nothing(init->init)) {
            return FALSE;
        }
    }
    return inits != NULL;
}

static void search_drops(Survey *survey, const FunctionFacts *function,
                         const GHashTable *held)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        if (drops_own(survey, event) &&
            !g_hash_table_contains((GHashTable *)held, event->values[0])) {
            survey_report(survey, survey_severity(survey, function),
                          &event->where, function, event->region,
                          "a reference is dropped that nobody has taken: it, "
                          "or its owner, is freed while somebody uses it");
        }
    }
}

void rule_find_unref(Survey *survey)
{
    g_autoptr(GHashTable) given = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) held = survey_held(survey);

    for_each_lookup(survey, note_given, given);
    for_each_lookup(survey, search, given);
    for (guint f = 0; f < survey->functions->len; f++) {
        search_drops(survey, survey->functions->pdata[f], held);
    }
}
