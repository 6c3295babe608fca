/*
 * Put into containers that nothing is taken out of: a static list, and fields
 * of a struct that no other file knows
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bank {
    DeviceState parent_obj;
    GList *parts;
    GSList *names;
    GPtrArray *slots;
} Bank;

static GList *all;

static void realize(DeviceState *dev, Error **errp)
{
    Bank *bank = (Bank *)dev;
    MemoryRegion *mr = memory_region_new(OBJECT(dev), "part", 64);

    bank->parts = g_list_prepend(bank->parts, mr);
    bank->names = g_slist_append(bank->names, mr);
    if (!bank->slots) {
        bank->slots = g_ptr_array_new();
    }
    g_ptr_array_add(bank->slots, mr);
    all = g_list_append(all, mr);
}

static void unrealize(DeviceState *dev)
{
    Bank *bank = (Bank *)dev;

    g_list_free(bank->parts);
    bank->parts = NULL;
    g_clear_pointer(&bank->names, g_slist_free);
    g_clear_pointer(&bank->slots, g_ptr_array_unref);
    if (all && g_list_length(all) > 4) {
        g_list_free(all);
        all = NULL;
    }
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
