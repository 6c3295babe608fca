/*
 * A local array whose size is known at run time stays an allocation
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
    MemoryRegion *bank = g_new(MemoryRegion, s->n);
    int i;

    for (i = 0; i < s->n; i++) {
        memory_region_init(bank + i, OBJECT(dev), "bank", 64);
        memory_region_add_subregion(get_system_memory(), i * 64, bank + i);
    }
    g_free(bank);
}

const DeviceClass klass = { .realize = realize };
