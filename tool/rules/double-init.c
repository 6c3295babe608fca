/*
 * double-init.c - regions initialised while they are initialised
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

void rule_double_init(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint i = 0; i < function->repeats->len; i++) {
            const Repeat *repeat = &g_array_index(function->repeats, Repeat,
                                                  i);
            Finding *finding = survey_report(
                survey, SEVERITY_ERROR, &repeat->second->where, function,
                repeat->second->region, "initialised again without being "
                "unparented: the object that its owner holds is overwritten");

            survey_note(finding, &repeat->first, "%s() before",
                        repeat->constructor);
        }
    }
}
