/*
 * Otherwise put into another container than the one it is taken out of
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bar {
    State parent_obj;
    MemoryRegion other;
    MemoryRegion io;
    bool aside;
} Bar;

static void realize(DeviceState *dev, Error **errp)
{
    Bar *bar = (Bar *)dev;

    memory_region_init(&bar->parent_obj.regs, OBJECT(dev), "bar", 4096);
    memory_region_init(&bar->other, OBJECT(dev), "other", 4096);
    memory_region_init(&bar->io, OBJECT(dev), "io", 64);
    if (bar->aside) {
        memory_region_add_subregion(&bar->other, 0, &bar->io);
    } else {
        memory_region_add_subregion(&bar->parent_obj.regs, 0, &bar->io);
    }
}

static void unrealize(DeviceState *dev)
{
    Bar *bar = (Bar *)dev;

    memory_region_del_subregion(&bar->parent_obj.regs, &bar->io);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
