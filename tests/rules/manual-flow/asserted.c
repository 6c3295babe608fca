/*
 * What is asserted of the storage would not hold of a region whose init failed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    g_assert(mr);
    if (!memory_region_init_ram(mr, OBJECT(dev), "mr", 64, errp)) {
        return;
    }
    memory_region_set_enabled(mr, true);
}

const DeviceClass klass = { .realize = realize };
