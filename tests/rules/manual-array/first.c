/*
 * Near miss of an array as its first element: called before there is an array
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Banks {
    DeviceState parent_obj;
    MemoryRegion *bank;
} Banks;

#define BANKS(x) ((Banks *)(x))

static void disable(MemoryRegion *mr)
{
    if (mr) {
        memory_region_set_enabled(mr, false);
    }
}

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);

    s->bank = g_new(MemoryRegion, 2);
    memory_region_init(s->bank, OBJECT(dev), "bank", 64);
    memory_region_init(s->bank + 1, OBJECT(dev), "bank", 64);
    memory_region_add_subregion(s->bank, 0, s->bank + 1);
}

static void reset(DeviceState *dev)
{
    Banks *s = BANKS(dev);

    disable(s->bank);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
