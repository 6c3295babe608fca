/*
 * Nothing names the regions after their inits, and the variable cannot go with
 * any one of them
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;

    mr = g_new(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(dev), "first", 64);
    mr = g_new(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(dev), "second", 64);
}

const DeviceClass klass = { .realize = realize };
