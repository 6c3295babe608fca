/*
 * null-owner.c - regions without an owner where a device is at hand
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

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

/* A function with a device at hand */
typedef struct {
    const char *device;
    const FunctionFacts *caller;    /* NULL if it is the function itself */
} AtHand;

static gboolean is_making(const Survey *survey, const FunctionFacts *function)
{
    const Context making = CONTEXT_INSTANCE_INIT | CONTEXT_REALIZE;
    Context context = survey_context(survey, function);

    return context && !(context & ~making);
}

static AtHand find_device(const Survey *survey, const FunctionFacts *function)
{
    AtHand found = { .device = function->device };

    for (guint f = 0; !found.device && f < survey->functions->len; f++) {
        const FunctionFacts *caller = survey->functions->pdata[f];

        if (caller->device && function_facts_calls(caller, function->key)) {
            found.device = caller->device;
            found.caller = caller;
        }
    }
    return found;
}

static void report(Survey *survey, const FunctionFacts *function,
                   const Event *event, const AtHand *found)
{
    const Init *init = event->init;
    gboolean dangling = is_left_dangling(init,
                                         survey_context(survey, function));
    Finding *finding = survey_report(
        survey, dangling ? SEVERITY_ERROR : SEVERITY_WARNING, &event->where,
        function, event->region,
        "has no owner although '%s' is at hand%s: the region %s%s",
        found->device, found->caller ? " in the caller" : "",
        dangling ? "stays in /machine/unattached when the object that it is "
        "part of is freed" : "never goes away",
        is_backed(init) ? " (an owner would change its name in the migration "
        "stream)" : "");

    if (found->caller) {
        survey_note(finding, &found->caller->where, "%s() has '%s'",
                    found->caller->name, found->device);
    }
}

void rule_null_owner(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];
        AtHand found = { 0 };

        if (!is_making(survey, function)) {
            continue;
        }
        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];
            const Init *init = event->init;

            if (!init || strcmp(init->owner_kind, "null") ||
                !strcmp(init->name, "NULL")) {
                continue;
            }
            if (!found.device) {
                found = find_device(survey, function);
            }
            if (found.device) {
                report(survey, function, event, &found);
            }
        }
    }
}
