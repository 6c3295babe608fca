/*
 * The array's pointer is the address of its first element
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Banks {
    DeviceState parent_obj;
    MemoryRegion **bank;
} Banks;

#define BANKS(x) ((Banks *)(x))

static void map(MemoryRegion *mr)
{
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);

    s->bank = g_new0(MemoryRegion *, 2);
    s->bank[0] = memory_region_new(OBJECT(dev), "bank", 64);
    s->bank[1] = memory_region_new(OBJECT(dev), "bank", 64);
    memory_region_add_subregion(s->bank[0], 0, s->bank[1]);
    map(s->bank[0]);
}

static void reset(DeviceState *dev)
{
    Banks *s = BANKS(dev);

    memory_region_set_enabled(s->bank[0], true);
    memory_region_set_enabled(s->bank[1], true);
}

static void realize_local(DeviceState *dev, Error **errp)
{
    MemoryRegion **half = g_new0(MemoryRegion *, 2);

    half[0] = memory_region_new_ram(OBJECT(dev), "low", 64, errp);
    if (!half[0]) {
        g_free(half);
        return;
    }
    half[1] = memory_region_new(OBJECT(dev), "high", 64);
    map(half[0]);
    map(half[1]);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
const DeviceClass local = { .realize = realize_local };
