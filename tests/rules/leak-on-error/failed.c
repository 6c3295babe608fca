/*
 * A failed init loses the local pointer: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "ram", 4096, errp)) {
        return;
    }
    memory_region_set_enabled(mr, true);
}

const DeviceClass klass = { .realize = realize };
