/*
 * Taken out under the same condition, by a function of its own, or not before
 * it is known to be there: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bar {
    State parent_obj;
    MemoryRegion io;
    MemoryRegion data;
    int exclusive;
} Bar;

static void realize(DeviceState *dev, Error **errp)
{
    Bar *bar = (Bar *)dev;

    memory_region_init(&bar->parent_obj.regs, OBJECT(dev), "bar", 4096);
    memory_region_init(&bar->io, OBJECT(dev), "io", 64);
    memory_region_init(&bar->data, OBJECT(dev), "data", 64);
    if (!bar->exclusive) {
        memory_region_add_subregion(&bar->parent_obj.regs, 0, &bar->io);
        memory_region_add_subregion(&bar->parent_obj.regs, 64, &bar->data);
    }
}

static void bar_unmap(Bar *bar)
{
    memory_region_del_subregion(&bar->parent_obj.regs, &bar->io);
}

static void unrealize(DeviceState *dev)
{
    Bar *bar = (Bar *)dev;

    if (!bar->exclusive) {
        bar_unmap(bar);
    }
    if (bar->exclusive) {
        return;
    }
    memory_region_del_subregion(&bar->parent_obj.regs, &bar->data);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
