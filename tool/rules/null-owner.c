/*
 * null-owner.c - regions without an owner where a device is at hand
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "survey.h"

#include <string.h>

static gboolean is_backed(const Init *init)
{
    return init->constructor->kind == REGION_RAM ||
           init->constructor->kind == REGION_ROM;
}

void rule_null_owner(Survey *survey)
{
    const Context making = CONTEXT_INSTANCE_INIT | CONTEXT_REALIZE;

    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];
        Context context = survey_context(survey, function);

        if (!function->device || !context || (context & ~making)) {
            continue;
        }
        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];
            const Init *init = event->init;

            if (!init || strcmp(init->owner_kind, "null") ||
                !strcmp(init->name, "NULL")) {
                continue;
            }
            survey_report(survey,
                          is_backed(init) ? SEVERITY_NOTE : SEVERITY_WARNING,
                          &event->where, function, event->region,
                          "has no owner although '%s' is at hand: the region "
                          "never goes away%s", function->device,
                          is_backed(init) ? " (an owner would change its "
                          "name in the migration stream)" : "");
        }
    }
}
