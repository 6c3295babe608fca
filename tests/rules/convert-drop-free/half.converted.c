/*
 * Freed in half of a statement, where its init has failed: that half goes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;
    MemoryRegion *other;
    bool bad = false;

    mr = memory_region_new_ram(OBJECT(dev), "left", 4096, errp);
    if (!mr)
        bad = true;
    if (!bad)
        memory_region_set_enabled(mr, true);
    other = memory_region_new_ram(OBJECT(dev), "right", 4096, errp);
    if (!other)
        bad = true;
    if (!bad)
        memory_region_set_enabled(other, true);
}

const DeviceClass klass = { .realize = realize };
