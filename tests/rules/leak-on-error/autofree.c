/*
 * Freed by itself unless stolen: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    g_autofree MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "ram", 4096, errp)) {
        return;
    }
    STATE(dev)->mr = g_steal_pointer(&mr);
}

const DeviceClass klass = { .realize = realize };
