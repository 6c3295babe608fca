/*
 * One region, however the count is spelt
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define ONE 1

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *a = g_new(MemoryRegion, (1));
    MemoryRegion *b = g_new0(MemoryRegion, ONE);

    memory_region_init(a, OBJECT(dev), "a", 64);
    memory_region_init(b, OBJECT(dev), "b", 64);
    memory_region_set_enabled(a, true);
    memory_region_set_enabled(b, true);
}

const DeviceClass klass = { .realize = realize };
