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

/*
 * An object that was only made to be looked at goes again, and the region in
 * it stays a child of /machine/unattached.
 */
static gboolean is_left_dangling(const Init *init, Context context)
{
    return (context & CONTEXT_INSTANCE_INIT) &&
           init->storage == STORAGE_OBJECT;
}

static void report(Survey *survey, const FunctionFacts *function,
                   const Event *event, Context context)
{
    const Init *init = event->init;
    gboolean dangling = is_left_dangling(init, context);

    survey_report(survey, dangling ? SEVERITY_ERROR : SEVERITY_WARNING,
                  &event->where, function, event->region,
                  "has no owner although '%s' is at hand: the region %s%s",
                  function->device,
                  dangling ? "stays in /machine/unattached when the object "
                  "that it is part of is freed" : "never goes away",
                  is_backed(init) ? " (an owner would change its name in the "
                  "migration stream)" : "");
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

            if (init && !strcmp(init->owner_kind, "null") &&
                strcmp(init->name, "NULL")) {
                report(survey, function, event, context);
            }
        }
    }
}
