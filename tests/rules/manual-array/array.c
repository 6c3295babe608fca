/*
 * Several regions in one allocation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *bank = g_new(MemoryRegion, 2);

    memory_region_init(&bank[0], OBJECT(dev), "bank0", 64);
    memory_region_init(&bank[1], OBJECT(dev), "bank1", 64);
}

const DeviceClass klass = { .realize = realize };
