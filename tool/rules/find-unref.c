/*
 * find-unref.c - references that memory_region_find() gives and nobody drops
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

static void report(Survey *survey, const FunctionFacts *function,
                   const Lookup *lookup)
{
    Finding *finding = survey_report(
        survey, SEVERITY_WARNING, &lookup->where, function, lookup->text,
        "the region that is found comes with a reference, which %s() %s",
        function->name, lookup->sometimes ? "does not drop on every way out"
                                          : "never drops");

    if (lookup->sometimes) {
        survey_note(finding, &lookup->lost, "%s",
                    lookup->lost.start == lookup->where.start ?
                    "it is lost when this runs again" : "it is lost here");
    }
}

void rule_find_unref(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint i = 0; i < function->lookups->len; i++) {
            const Lookup *lookup = &g_array_index(function->lookups, Lookup,
                                                  i);

            if (!lookup->let_go) {
                report(survey, function, lookup);
            }
        }
    }
}
