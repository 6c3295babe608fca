/*
 * The failed constructor frees: the free goes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;

    mr = memory_region_new_ram(OBJECT(dev), "ram", 4096, errp);
    if (!mr) {
        return;
    }
    memory_region_set_enabled(mr, true);
}

const DeviceClass klass = { .realize = realize };
