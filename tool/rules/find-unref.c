/*
 * find-unref.c - references that memory_region_find() gives and nobody drops
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "survey.h"

void rule_find_unref(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint i = 0; i < function->lookups->len; i++) {
            const Lookup *lookup = &g_array_index(function->lookups, Lookup,
                                                  i);

            if (!lookup->let_go) {
                survey_report(survey, SEVERITY_WARNING, &lookup->where,
                              function, lookup->text, "the region that is "
                              "found comes with a reference, which %s() never "
                              "drops", function->name);
            }
        }
    }
}
