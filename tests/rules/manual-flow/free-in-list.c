/*
 * Freed in half of what is larger than a statement, or by a third of one:
 * manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    MemoryRegion *other = g_new(MemoryRegion, 1);
    bool bad = false;

    if (!memory_region_init_ram(mr, OBJECT(dev), "value", 4096, errp))
        bad = (g_free(mr), true);
    if (!bad)
        memory_region_set_enabled(mr, true);
    if (!memory_region_init_ram(other, OBJECT(dev), "third", 4096, errp))
        bad = true, g_free(other), other = NULL;
    if (!bad)
        memory_region_set_enabled(other, true);
}

const DeviceClass klass = { .realize = realize };
