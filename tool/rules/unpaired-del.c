/*
 * unpaired-del.c - regions taken out of a container that they may not be in
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * memory_region_del_subregion() asserts that its container has the region.
 */
#include "finding-rule.h"

#include "join/contexts.h"

static gboolean is_del(const Event *event)
{
    return event->kind == EVENT_PASS &&
           value_is_parameter(event->target, "memory_region_del_subregion", 1);
}

/* Whether an event is that argument of a call that maps a region */
static gboolean is_add_argument(const Event *event, guint index)
{
    return event->kind == EVENT_PASS &&
           (value_is_parameter(event->target,
                               "memory_region_add_subregion", index) ||
            value_is_parameter(event->target,
                               "memory_region_add_subregion_overlap", index));
}

static gboolean is_add(const Event *event)
{
    return is_add_argument(event, 2);
}

/* A region that is part of an object, and nothing else */
static const Value *part_of(const Event *event)
{
    const Value *value = event->values[0];

    return value && !event->values[1] && value_is(value, VALUE_EMBEDDED) &&
           value_storage(value) == STORAGE_OBJECT ? value : NULL;
}

/* Whether a function that is given a region puts it into what it got from
 * elsewhere: a BAR goes into the bus's address space, not into the device's */
static gboolean adds_elsewhere(const FunctionFacts *function, const Event *add)
{
    gboolean elsewhere = FALSE;

    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        for (guint v = 0; is_add_argument(event, 0) && event->values[v] &&
             event->where.start == add->where.start; v++) {
            if (!value_is(event->values[v], VALUE_FIELD)) {
                return FALSE;
            }
            elsewhere = TRUE;
        }
    }
    return elsewhere;
}

/* Whether a function that is given a region, or one that it hands it on to,
 * puts it into a container */
static gboolean adds(const Survey *survey, const Value *given, guint depth)
{
    const FunctionFacts *function = value_is(given, VALUE_PARAMETER) ?
        g_hash_table_lookup(survey->by_key, value_function(given)) : NULL;

    for (guint e = 0; function && depth < 8 && e < function->events->len;
         e++) {
        const Event *event = function->events->pdata[e];

        if (event_concerns(event, given) && event->kind == EVENT_PASS &&
            (is_add(event) ? !adds_elsewhere(function, event)
                           : adds(survey, event->target, depth + 1))) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether an event may put the region into a container, be it by a function
 * that it is given to, or by a pointer that it is stored in */
static gboolean may_add(const Survey *survey, const Event *event)
{
    return event->kind == EVENT_STORE || event->kind == EVENT_RETURN ||
           is_add(event) ||
           (event->kind == EVENT_PASS && adds(survey, event->target, 0));
}

/* The container that a region is put into, or taken out of, if it is part of
 * something; else NULL */
static const Value *container_of(const FunctionFacts *function,
                                 const Event *event)
{
    for (guint e = 0; e < function->events->len; e++) {
        const Event *other = function->events->pdata[e];

        if (other->where.start == event->where.start &&
            other->kind == EVENT_PASS &&
            value_is(other->target, VALUE_PARAMETER) &&
            value_index(other->target) == 0) {
            return part_of(other);
        }
    }
    return NULL;
}

/* Whether a region is put into another container than that */
static gboolean is_elsewhere(const FunctionFacts *function, const Event *add,
                             const Value *container)
{
    const Value *other = container && is_add(add) ?
                         container_of(function, add) : NULL;

    return other && other != container;
}

/* The only thing that may put a region into a container, if that is done under
 * a condition; NULL if there is another, or none */
static const Event *find_add(const Survey *survey, const Value *region,
                             const Value *container)
{
    const Event *add = NULL;

    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];

            if (!event_concerns(event, region) || !may_add(survey, event) ||
                is_elsewhere(function, event, container)) {
                continue;
            }
            if (add || !is_add(event) || event->chance != CHANCE_SOMETIMES) {
                return NULL;
            }
            add = event;
        }
    }
    return add;
}

static void report(Survey *survey, const FunctionFacts *function,
                   const Event *del, const Event *add)
{
    Finding *finding = survey_report(
        survey, survey_severity(survey, function), &del->where, function,
        del->region, "always taken out of its container, but put there only "
        "under a condition: without that, memory_region_del_subregion() fails "
        "an assertion");

    survey_note(finding, &add->where, "it is put there");
}

void rule_unpaired_del(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        /* a function that others call may be called under the condition */
        if (survey_context(survey, function) != CONTEXT_UNREALIZE ||
            contexts_callers(survey->contexts, function->key)) {
            continue;
        }
        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];
            const Value *region = is_del(event) &&
                event->chance == CHANCE_ALWAYS ? part_of(event) : NULL;
            const Event *add = region ?
                find_add(survey, region, container_of(function, event)) : NULL;

            if (add) {
                report(survey, function, event, add);
            }
        }
    }
}
