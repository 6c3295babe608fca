/*
 * bad-owner.c - owners that cannot own the region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"
#include "finding-rule.h"

static const char *trouble(const Init *init)
{
    switch (init->owner_type) {
    case OWNER_TYPE_PLAIN:
        return "is not a QOM object by its type";
    case OWNER_TYPE_ALLOCATED:
        return "is not a QOM object: its storage comes from an allocator";
    case OWNER_TYPE_REGION:
        return "is the region itself, which then never goes away";
    case OWNER_TYPE_OBJECT:
        return rule_migrates(init->constructor) ?
               "is not a device, which memory that migrates needs" : NULL;
    default:
        return NULL;
    }
}

void rule_bad_owner(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];
            const char *why = event->init ? trouble(event->init) : NULL;

            if (why) {
                survey_report(survey, SEVERITY_ERROR, &event->where, function,
                              event->region, "its owner '%s' %s",
                              event->init->owner, why);
            }
        }
    }
}
