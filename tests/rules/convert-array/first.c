/*
 * The array's pointer is the address of its first element
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Banks {
    DeviceState parent_obj;
    MemoryRegion *bank;
} Banks;

#define BANKS(x) ((Banks *)(x))

static void map(MemoryRegion *mr)
{
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);

    s->bank = g_new(MemoryRegion, 2);
    memory_region_init(s->bank, OBJECT(dev), "bank", 64);
    memory_region_init(s->bank + 1, OBJECT(dev), "bank", 64);
    memory_region_add_subregion(s->bank, 0, s->bank + 1);
    map(s->bank);
}

static void reset(DeviceState *dev)
{
    Banks *s = BANKS(dev);

    memory_region_set_enabled(s->bank, true);
    memory_region_set_enabled(s->bank + 1, true);
}

static void realize_local(DeviceState *dev, Error **errp)
{
    MemoryRegion *half = g_new(MemoryRegion, 2);

    if (!memory_region_init_ram(half, OBJECT(dev), "low", 64, errp)) {
        g_free(half);
        return;
    }
    memory_region_init(half + 1, OBJECT(dev), "high", 64);
    map(half);
    map(half + 1);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
const DeviceClass local = { .realize = realize_local };
