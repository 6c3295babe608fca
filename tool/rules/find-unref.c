/*
 * find-unref.c - references that memory_region_find() gives and nobody drops
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
        function->name, lookup->sometimes ? "does not drop on every way out"
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

static void search(Survey *survey, const FunctionFacts *function,
                   const Lookup *lookup, GHashTable *given)
{
    if (!lookup->let_go &&
        (!lookup->from || g_hash_table_contains(given, lookup->from))) {
        report(survey, function, lookup);
    }
}

void rule_find_unref(Survey *survey)
{
    g_autoptr(GHashTable) given = g_hash_table_new(NULL, NULL);

    for_each_lookup(survey, note_given, given);
    for_each_lookup(survey, search, given);
}
