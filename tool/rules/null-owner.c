/*
 * null-owner.c - regions without an owner where a device could own them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "rule.h"
#include "finding-rule.h"

/* Whether the region is part of an object, and its storage goes with that */
static gboolean is_part(const Init *init)
{
    return init->storage == STORAGE_OBJECT;
}

/* Devices that can come and go leave a region behind each time; what
 * instance_init makes, introspection also makes (qom/qom-qmp-cmds.c of a QEMU
 * tree) */
static Severity severity_of(const Survey *survey,
                            const FunctionFacts *function, const Init *init)
{
    Lifespan lifespan = survey_lifespan(survey, function);

    if (is_part(init) &&
        (survey_context(survey, function) & CONTEXT_INSTANCE_INIT)) {
        return SEVERITY_ERROR;
    }
    return (lifespan & LIFESPAN_PLUGGABLE) ? SEVERITY_ERROR :
           lifespan ? SEVERITY_NOTE : SEVERITY_WARNING;
}

/* Whether an owner would become part of a name that migration knows */
static gboolean is_renamed(const Survey *survey,
                           const FunctionFacts *function, const Init *init)
{
    return rule_migrates(init->constructor) &&
           (survey_lifespan(survey, function) & LIFESPAN_ON_PATH);
}

/* A function that has a device */
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
    Finding *finding = survey_report(
        survey, severity_of(survey, function, init), &event->where,
        function, event->region,
        "has no owner although '%s' is available%s: the region %s%s",
        found->device, found->caller ? " in the caller" : "",
        is_part(init) ? "stays in /machine/unattached when the object that it "
        "is part of is freed" : "never goes away",
        is_renamed(survey, function, init) ?
        " (an owner would change its name in the migration stream)" : "");

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

            if (!init || init->owner_kind != OWNER_KIND_NULL ||
                init_names_nothing(init)) {
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
