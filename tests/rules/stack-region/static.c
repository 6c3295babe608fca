/*
 * Static storage stays: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    static MemoryRegion mr;

    memory_region_init(&mr, OBJECT(dev), "mr", 64);
}

const DeviceClass klass = { .realize = realize };
