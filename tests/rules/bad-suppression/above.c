/*
 * A verdict suppressed from the line above: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;

    /* mrconv: ignore convert: it never goes */
    mr = g_new(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(dev), "mr", 64);
}

const DeviceClass klass = { .realize = realize };
