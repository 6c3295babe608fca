/*
 * Put into its container under a condition, always taken out: a finding. Who
 * else is given it maps it elsewhere.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bus {
    MemoryRegion *space;
} Bus;

typedef struct Bar {
    State parent_obj;
    MemoryRegion io;
    Bus *bus;
    int exclusive;
} Bar;

static void bar_register(Bar *bar, MemoryRegion *mr)
{
    memory_region_add_subregion(bar->bus->space, 0, mr);
}

static void bar_map(Bar *bar)
{
    if (bar->exclusive) {
        bar_register(bar, &bar->io);
    } else {
        memory_region_add_subregion(&bar->parent_obj.regs, 0, &bar->io);
    }
}

static void realize(DeviceState *dev, Error **errp)
{
    Bar *bar = (Bar *)dev;

    memory_region_init(&bar->parent_obj.regs, OBJECT(dev), "bar", 4096);
    memory_region_init(&bar->io, OBJECT(dev), "io", 64);
    bar_map(bar);
}

static void unrealize(DeviceState *dev)
{
    Bar *bar = (Bar *)dev;

    memory_region_del_subregion(&bar->parent_obj.regs, &bar->io);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
