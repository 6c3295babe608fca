/*
 * Containers that are unparented before their array goes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Banks {
    DeviceState parent_obj;
    MemoryRegion **bank;
    int n;
} Banks;

#define BANKS(x) ((Banks *)(x))

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);

    s->bank = g_new0(MemoryRegion *, s->n);
    for (int i = 0; i < s->n; i++) {
        s->bank[i] = memory_region_new(OBJECT(dev), "bank", 64);
        memory_region_add_subregion(get_system_memory(), i * 64, s->bank[i]);
    }
}

static void unrealize(DeviceState *dev)
{
    Banks *s = BANKS(dev);

    for (int i = 0; i < s->n; i++) {
        memory_region_del_subregion(get_system_memory(), s->bank[i]);
    }
    for (int i = 0; i < s->n; i++) {
        object_unparent(OBJECT(s->bank[i]));
    }
    g_clear_pointer(&s->bank, g_free);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
