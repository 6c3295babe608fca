/*
 * Nothing names the regions after their inits: their variables go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *declared = g_new(typeof(*declared), 1);
    MemoryRegion *assigned;

    memory_region_init(declared, OBJECT(dev), "declared", 64);
    assigned = g_new(MemoryRegion, 1);
    memory_region_init(assigned, OBJECT(dev), "assigned", 64);
}

const DeviceClass klass = { .realize = realize };
