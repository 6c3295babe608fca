/*
 * A property lets realize return before it puts a region there. Not so where it
 * fails, or has done it before.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bar {
    State parent_obj;
    MemoryRegion quiet;
    MemoryRegion failing;
    MemoryRegion mapped;
    bool is_quiet;
    bool is_mapped;
} Bar;

static void map(Bar *bar)
{
    if (bar->is_mapped) {
        return;
    }
    memory_region_add_subregion(&bar->parent_obj.regs, 256, &bar->mapped);
    bar->is_mapped = true;
}

static void realize(DeviceState *dev, Error **errp)
{
    Bar *bar = (Bar *)dev;

    memory_region_init(&bar->parent_obj.regs, OBJECT(dev), "bar", 4096);
    memory_region_init(&bar->quiet, OBJECT(dev), "quiet", 64);
    memory_region_init(&bar->mapped, OBJECT(dev), "mapped", 64);
    map(bar);
    if (bar->is_quiet) {
        return;
    }
    memory_region_add_subregion(&bar->parent_obj.regs, 0, &bar->quiet);
}

static void realize_failing(DeviceState *dev, Error **errp)
{
    Bar *bar = (Bar *)dev;

    if (!memory_region_init_ram(&bar->failing, OBJECT(dev), "failing", 64,
                                errp)) {
        return;
    }
    memory_region_add_subregion(&bar->parent_obj.regs, 0, &bar->failing);
}

static void unrealize(DeviceState *dev)
{
    Bar *bar = (Bar *)dev;

    memory_region_del_subregion(&bar->parent_obj.regs, &bar->quiet);
    memory_region_del_subregion(&bar->parent_obj.regs, &bar->failing);
    memory_region_del_subregion(&bar->parent_obj.regs, &bar->mapped);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
const DeviceClass failing = { .realize = realize_failing };
