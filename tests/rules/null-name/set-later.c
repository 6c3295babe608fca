/*
 * NULL at first, but a name wherever it is used: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    MemoryRegion *other = g_new(MemoryRegion, 1);
    const char *name = NULL, *late = NULL;

    name = "mr";
    name = dev ? name : "none";
    memory_region_init(mr, OBJECT(dev), name, 64);
    if (!late) {
        late = "other";
    }
    memory_region_init(other, OBJECT(dev), late, 64);
}

const DeviceClass klass = { .realize = realize };
