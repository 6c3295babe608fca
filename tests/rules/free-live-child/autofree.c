/*
 * A variable frees its region when the function ends: a finding, unless the
 * region is handed on, unparented, or never initialised by then
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static uint64_t measure(DeviceState *dev)
{
    g_autofree MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "measured", 64);
    return memory_region_size(mr);
}

static void take(DeviceState *dev, Error **errp)
{
    g_autofree MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "taken", 64, errp)) {
        return;
    }
    STATE(dev)->mr = g_steal_pointer(&mr);
}

static void pass(DeviceState *dev)
{
    g_autofree MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "passed", 64);
    object_unparent(OBJECT(mr));
}

static void realize(DeviceState *dev, Error **errp)
{
    if (measure(dev)) {
        pass(dev);
        take(dev, errp);
    }
}

const DeviceClass klass = { .realize = realize };
