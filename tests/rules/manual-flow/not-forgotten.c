/*
 * Put into containers that something is taken out of, or may be: by an
 * element's function, in code that is not compiled, by a list's second name
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

static void realize(DeviceState *dev, Error **errp)
{
    Bank *bank = (Bank *)dev;
    MemoryRegion *listed = g_new(MemoryRegion, 1);
    MemoryRegion *named = g_new(MemoryRegion, 1);
    MemoryRegion *slotted = g_new(MemoryRegion, 1);

    memory_region_init(listed, OBJECT(dev), "listed", 64);
    bank->parts = g_list_prepend(bank->parts, listed);
    memory_region_init(named, OBJECT(dev), "named", 64);
    bank->names = g_slist_append(bank->names, named);
    memory_region_init(slotted, OBJECT(dev), "slotted", 64);
    bank->slots = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(bank->slots, slotted);
}

static void unrealize(DeviceState *dev)
{
    Bank *bank = (Bank *)dev;
    GList *old = bank->parts;

    g_list_free_full(old, g_free);
#ifdef NEVER
    g_slist_free_full(bank->names, g_free);
#endif
    g_slist_free(bank->names);
    g_ptr_array_unref(bank->slots);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
