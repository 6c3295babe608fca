/*
 * Another function, that is given it, may put it there: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bar {
    State parent_obj;
    MemoryRegion io;
    int early;
} Bar;

static void bar_map(Bar *bar, MemoryRegion *mr)
{
    memory_region_add_subregion(&bar->parent_obj.regs, 0, mr);
}

static void realize(DeviceState *dev, Error **errp)
{
    Bar *bar = (Bar *)dev;

    memory_region_init(&bar->parent_obj.regs, OBJECT(dev), "bar", 4096);
    memory_region_init(&bar->io, OBJECT(dev), "io", 64);
    if (bar->early) {
        memory_region_add_subregion(&bar->parent_obj.regs, 64, &bar->io);
    }
    if (!bar->early) {
        bar_map(bar, &bar->io);
    }
}

static void unrealize(DeviceState *dev)
{
    Bar *bar = (Bar *)dev;

    memory_region_del_subregion(&bar->parent_obj.regs, &bar->io);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
