/*
 * Passed on when it is a region: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "mr", 64);
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

const DeviceClass klass = { .realize = realize };
