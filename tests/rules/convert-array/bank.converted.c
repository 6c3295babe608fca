/*
 * Several regions in one allocation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *bank[2];

    bank[0] = memory_region_new(OBJECT(dev), "bank0", 64);
    bank[1] = memory_region_new(OBJECT(dev), "bank1", 64);
}

const DeviceClass klass = { .realize = realize };
