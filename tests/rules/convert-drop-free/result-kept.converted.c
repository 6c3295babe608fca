/*
 * The result of an init is kept in a variable; what it frees when it failed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = memory_region_new_ram(OBJECT(dev), "made", 64, errp);
    bool ok = mr != NULL;

    if (!ok) {
        return;
    }
    memory_region_set_enabled(mr, true);
}

const DeviceClass klass = { .realize = realize };
