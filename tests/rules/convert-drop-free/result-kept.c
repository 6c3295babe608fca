/*
 * The result of an init is kept in a variable; what it frees when it failed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    bool ok = memory_region_init_ram(mr, OBJECT(dev), "made", 64, errp);

    if (!ok) {
        g_free(mr);
        return;
    }
    memory_region_set_enabled(mr, true);
}

const DeviceClass klass = { .realize = realize };
