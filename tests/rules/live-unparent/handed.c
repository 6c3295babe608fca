/*
 * Unparented by a function that gets it: a finding where that is called, and
 * only for what the guest sees
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Two {
    DeviceState parent_obj;
    MemoryRegion io;
    MemoryRegion box;
} Two;

#define TWO(x) ((Two *)(x))

static void drop(MemoryRegion *mr)
{
    memory_region_del_subregion(get_system_memory(), mr);
    object_unparent(OBJECT(mr));
}

static void realize(DeviceState *dev, Error **errp)
{
    Two *two = TWO(dev);

    memory_region_init_io(&two->io, OBJECT(dev), NULL, two, "io", 64);
    memory_region_init(&two->box, OBJECT(dev), "box", 64);
    memory_region_add_subregion(get_system_memory(), 0, &two->io);
    memory_region_add_subregion(get_system_memory(), 64, &two->box);
}

static void reset(DeviceState *dev)
{
    drop(&TWO(dev)->io);
    drop(&TWO(dev)->box);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
