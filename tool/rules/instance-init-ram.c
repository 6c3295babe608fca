/*
 * instance-init-ram.c - what an object may not do before it is realized
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * Objects are also made to be looked at (device_add help, QMP introspection):
 * instance_init must not touch what the whole machine shares, nor leave
 * anything behind.  Plain regions are fine there.
 */
#include "finding-rule.h"

#include "join/contexts.h"

static const char shared[] = "the memory of the whole machine is used";

/* How the names begin of functions that make a root bus */
static const char *const bus_makers[] = {
    "pci_register_root_bus", "pci_register_bus", "pci_root_bus_", "pci_bus_new",
};

/* Whether a region becomes what a root bus decodes, which stays on the list of
 * the machine when the host bridge has gone (hw/pci/pci.c of a QEMU tree).
 * These functions call each other: it is their caller who has to wait. */
static gboolean makes_bus(const FunctionFacts *function, const Event *event)
{
    gboolean makes = FALSE;

    for (guint i = 0; i < G_N_ELEMENTS(bus_makers); i++) {
        if (g_str_has_prefix(function->name, bus_makers[i])) {
            return FALSE;
        }
        makes |= value_is_given_to(event->target, bus_makers[i]);
    }
    return makes;
}

/* Whether a struct of a kind is freed anywhere */
static gboolean is_freed(const Survey *survey, const char *record)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];

        for (guint i = 0; i < function->struct_frees->len; i++) {
            if (g_array_index(function->struct_frees, StructFree,
                              i).record == record) {
                return TRUE;
            }
        }
    }
    return FALSE;
}

static const char *trouble_of_init(const Survey *survey, const Init *init)
{
    const Constructor *constructor = init->constructor;

    if (constructor->kind != REGION_RAM && constructor->kind != REGION_ROM) {
        return init->lost && !is_freed(survey, init->lost) ?
               "the struct that it is part of is allocated, and never freed,"
               : NULL;
    }
    return g_str_has_suffix(constructor->name, "_ptr") ?
           "it adds to the memory of the machine" : "memory is allocated";
}

static const char *trouble(const Survey *survey,
                           const FunctionFacts *function, const Event *event)
{
    if (event->init) {
        return trouble_of_init(survey, event->init);
    }
    if (value_is_parameter(event->target, "address_space_init", 1)) {
        return "it becomes the root of an address space";
    }
    if (makes_bus(function, event)) {
        return "the machine lists a bus that decodes it";
    }
    for (guint v = 0; event->values[v]; v++) {
        if (value_is_result_of(event->values[v], "get_system_memory") ||
            value_is_result_of(event->values[v], "get_system_io")) {
            return shared;
        }
    }
    return NULL;
}

static gboolean skips(const FunctionFacts *function, const Event *event,
                      const char *caller)
{
    for (guint i = 0; i < function->skips->len; i++) {
        const Skip *skip = &g_array_index(function->skips, Skip, i);

        if (skip->event == event && skip->caller == caller) {
            return TRUE;
        }
    }
    return FALSE;
}

/* Whether instance_init keeps an event from happening, whichever function it
 * comes by */
static gboolean is_skipped(const Survey *survey, const FunctionFacts *function,
                           const Event *event)
{
    const GPtrArray *callers = contexts_callers(survey->contexts,
                                                function->key);
    gboolean skipped = FALSE;

    for (guint i = 0; callers && i < callers->len; i++) {
        if (contexts_lookup(survey->contexts, callers->pdata[i]) &
            CONTEXT_INSTANCE_INIT) {
            if (!skips(function, event, callers->pdata[i])) {
                return FALSE;
            }
            skipped = TRUE;
        }
    }
    return skipped;
}

void rule_instance_init_ram(Survey *survey)
{
    for (guint f = 0; f < survey->functions->len; f++) {
        const FunctionFacts *function = survey->functions->pdata[f];
        gboolean is_shared = FALSE;

        if (!(survey_context(survey, function) & CONTEXT_INSTANCE_INIT)) {
            continue;
        }
        for (guint e = 0; e < function->events->len; e++) {
            const Event *event = function->events->pdata[e];
            const char *why = trouble(survey, function, event);

            /* once a function has it, it is used again and again */
            if (why && (why != shared || !is_shared) &&
                !is_skipped(survey, function, event)) {
                is_shared |= why == shared;
                survey_report(survey, SEVERITY_WARNING, &event->where,
                              function, event->region, "%s in %s(), which "
                              "instance_init reaches: introspection "
                              "(device_add help, QMP) also runs it", why,
                              function->name);
            }
        }
    }
}
