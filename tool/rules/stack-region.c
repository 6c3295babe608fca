/*
 * stack-region.c - regions that outlive the function they are on the stack of
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

static gboolean is_ended(const FunctionFacts *function, const Value *value)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        if ((event->kind == EVENT_UNPARENT || event->kind == EVENT_UNREF) &&
            event->values[0] == value) {
            return TRUE;
        }
    }
    return FALSE;
}

void rule_stack_region(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];
            const Value *value = event->values[0];

            if (event->init && value_is(value, VALUE_EMBEDDED) &&
                !event->values[1] && value_storage(value) == STORAGE_STACK &&
                !init_names_nothing(event->init) &&
                !is_ended(function, value)) {
                survey_report(survey, SEVERITY_ERROR, &event->where, function,
                              event->region, "a region on the stack of %s() "
                              "stays attached when the function returns",
                              function->name);
            }
        }
    }
}
