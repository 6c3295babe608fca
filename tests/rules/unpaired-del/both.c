/*
 * Either way puts it there, or the other way gives up: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bar {
    State parent_obj;
    MemoryRegion io;
    MemoryRegion data;
    int offset;
} Bar;

static void realize(DeviceState *dev, Error **errp)
{
    Bar *bar = (Bar *)dev;

    memory_region_init(&bar->parent_obj.regs, OBJECT(dev), "bar", 4096);
    memory_region_init(&bar->io, OBJECT(dev), "io", 64);
    memory_region_init(&bar->data, OBJECT(dev), "data", 64);
    if (bar->offset) {
        memory_region_add_subregion(&bar->parent_obj.regs, 64, &bar->io);
    } else {
        memory_region_add_subregion(&bar->parent_obj.regs, 0, &bar->io);
    }
    if (bar->offset < 2048) {
        memory_region_add_subregion(&bar->parent_obj.regs, 2048, &bar->data);
    } else {
        return;
    }
}

static void unrealize(DeviceState *dev)
{
    Bar *bar = (Bar *)dev;

    memory_region_del_subregion(&bar->parent_obj.regs, &bar->io);
    memory_region_del_subregion(&bar->parent_obj.regs, &bar->data);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
