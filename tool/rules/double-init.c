/*
 * double-init.c - regions initialised while they are initialised
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

static const Context running = CONTEXT_RESET | CONTEXT_HANDLER;

/* What is done to regions while the machine runs, or ever; by value */
typedef struct {
    GHashTable *taken_out;    /* of a container, while it runs */
    GHashTable *unparented;
} Ends;

static void read_ends(const Survey *survey, const FunctionFacts *function,
                      const Ends *ends)
{
    gboolean runs = (survey_context(survey, function) & running) != 0;

    for (guint e = 0; e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];
        GHashTable *end = event->kind == EVENT_UNPARENT ? ends->unparented :
            runs && value_is_parameter(event->target,
                                       "memory_region_del_subregion", 1)
            ? ends->taken_out : NULL;

        for (guint v = 0; end && event->values[v]; v++) {
            g_hash_table_add(end, (gpointer)event->values[v]);
        }
    }
}

/* Whether an init makes a region that is part of an object, and that was there
 * before: it is taken out, and never unparented, and no flag says so */
static gboolean makes_again(const Event *event, const Ends *ends)
{
    const Value *value = event->values[0];

    return event->init && event->chance != CHANCE_SOMETIMES &&
           !init_names_nothing(event->init) &&
           value_is(value, VALUE_EMBEDDED) && !event->values[1] &&
           value_storage(value) == STORAGE_OBJECT &&
           g_hash_table_contains(ends->taken_out, value) &&
           !g_hash_table_contains(ends->unparented, value);
}

static void search_running(Survey *survey, const FunctionFacts *function,
                           const Ends *ends)
{
    Severity severity =
        survey_lifespan(survey, function) & LIFESPAN_PLUGGABLE ?
        SEVERITY_WARNING : SEVERITY_NOTE;

    for (guint e = 0; (survey_context(survey, function) & running) &&
         e < function->events->len; e++) {
        const Event *event = function->events->pdata[e];

        if (makes_again(event, ends)) {
            survey_report(survey, severity, &event->where, function,
                          event->region, "initialised each time that %s() "
                          "runs, and only taken out of its container before: "
                          "its owner gets one more child each time",
                          function->name);
        }
    }
}

static void search_repeats(Survey *survey, const FunctionFacts *function)
{
    for (guint i = 0; i < function->repeats->len; i++) {
        const Repeat *repeat = &g_array_index(function->repeats, Repeat, i);
        Finding *finding;

        if (survey_unparents(survey, repeat->calls,
                             repeat->second->values[0])) {
            continue;
        }
        finding = survey_report(
            survey, SEVERITY_ERROR, &repeat->second->where, function,
            repeat->second->region, "initialised again without being "
            "unparented: the object that its owner holds is overwritten");
        survey_note(finding, &repeat->first, "%s() before",
                    repeat->constructor);
    }
}

void rule_double_init(Survey *survey)
{
    g_autoptr(GHashTable) taken_out = g_hash_table_new(NULL, NULL);
    g_autoptr(GHashTable) unparented = g_hash_table_new(NULL, NULL);
    Ends ends = { taken_out, unparented };

    for (guint f = 0; f < survey->functions->len; f++) {
        read_ends(survey, survey->functions->pdata[f], &ends);
    }
    for (guint f = 0; f < survey->functions->len; f++) {
        search_repeats(survey, survey->functions->pdata[f]);
        search_running(survey, survey->functions->pdata[f], &ends);
    }
}
