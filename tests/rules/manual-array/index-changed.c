/*
 * An index that has changed since the element was made
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Banks {
    DeviceState parent_obj;
    MemoryRegion *bank;
    int n;
} Banks;

#define BANKS(x) ((Banks *)(x))

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);

    int i = 0;

    s->bank = g_new(MemoryRegion, s->n);
    memory_region_init(&s->bank[i], OBJECT(dev), "bank", 64);
    i++;
    memory_region_add_subregion(get_system_memory(), 0, &s->bank[i]);
}

const DeviceClass klass = { .realize = realize };
