/*
 * Freed in half of a statement, where its init has failed: that half goes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    MemoryRegion *other = g_new(MemoryRegion, 1);
    bool bad = false;

    if (!memory_region_init_ram(mr, OBJECT(dev), "left", 4096, errp))
        g_free(mr), bad = true;
    if (!bad)
        memory_region_set_enabled(mr, true);
    if (!memory_region_init_ram(other, OBJECT(dev), "right", 4096, errp))
        bad = true,
        g_free(other);
    if (!bad)
        memory_region_set_enabled(other, true);
}

const DeviceClass klass = { .realize = realize };
