/*
 * bad-owner.c - owners that cannot own the region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "finding-rule.h"

#include <string.h>

/* Constructors that register their memory for migration take a device
 * (system/memory.c of a QEMU tree) */
static gboolean wants_device(const Constructor *constructor)
{
    static const char *const names[] = {
        "memory_region_init_ram", "memory_region_init_ram_guest_memfd",
        "memory_region_init_rom", "memory_region_init_rom_device",
    };

    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (!strcmp(constructor->name, names[i])) {
            return TRUE;
        }
    }
    return FALSE;
}

static const char *trouble(const Init *init)
{
    switch (init->owner_type) {
    case OWNER_TYPE_PLAIN:
        return "is no QOM object by its type";
    case OWNER_TYPE_REGION:
        return "is the region itself, which then never goes away";
    case OWNER_TYPE_OBJECT:
        return wants_device(init->constructor) ?
               "is no device, as memory that migrates needs" : NULL;
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
