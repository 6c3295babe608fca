/*
 * stack-region.c - regions that outlive the function they are on the stack of
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

static void report(Survey *survey, const FunctionFacts *function,
                   const Stay *stay)
{
    Finding *finding = survey_report(
        survey, SEVERITY_ERROR, &stay->init->where, function,
        stay->init->region, "a region on the stack of %s() stays attached "
        "when the function returns", function->name);

    if (stay->lost.file) {
        survey_note(finding, &stay->lost, "it returns here, before the region "
                    "is unparented");
    }
}

void rule_stack_region(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint i = 0; i < function->stays->len; i++) {
            const Stay *stay = &g_array_index(function->stays, Stay, i);

            if (!init_names_nothing(stay->init->init) &&
                !survey_unparents(survey, stay->calls, NULL)) {
                report(survey, function, stay);
            }
        }
    }
}
