/*
 * bad-suppression.c - suppressions that suppress nothing
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"
#include "suppression.h"

static gboolean is_used(const Survey *survey, const Suppression *suppression)
{
    for (guint i = 0; i < survey->findings->len; i++) {
        const Finding *finding = survey->findings->pdata[i];

        if (suppressions_cover(survey->suppressions, finding->rule,
                               &finding->where) == suppression) {
            return TRUE;
        }
    }
    for (guint i = 0; i < survey->sites->len; i++) {
        const Site *site = survey->sites->pdata[i];

        if (suppressions_cover(survey->suppressions, site->verdict,
                               &site->allocation->where) == suppression) {
            return TRUE;
        }
    }
    return FALSE;
}

void rule_bad_suppression(Survey *survey)
{
    static const FunctionFacts none = { .name = "" };

    for (guint i = 0; i < survey->suppressions->len; i++) {
        const Suppression *suppression = survey->suppressions->pdata[i];

        if (suppression->problem || !is_used(survey, suppression)) {
            survey_report(survey, SEVERITY_WARNING, &suppression->where,
                          &none, *suppression->rule ? suppression->rule
                                                    : "mrconv: ignore", "%s",
                          suppression->problem ? suppression->problem :
                          "the rule has nothing to say here");
        }
    }
}
