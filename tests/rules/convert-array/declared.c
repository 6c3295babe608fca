/*
 * A variable that is an element from its declaration on
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

    s->bank = g_new(MemoryRegion, s->n);
    for (int i = 0; i < s->n; i++) {
        MemoryRegion *mr = &s->bank[i];

        memory_region_init(mr, OBJECT(dev), "bank", 64);
        memory_region_add_subregion(get_system_memory(), i * 64, mr);
    }
}

const DeviceClass klass = { .realize = realize };
