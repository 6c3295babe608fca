/*
 * One init is never reached, and stays as it is: so does the variable
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (OBJECT(NULL)) {
        memory_region_init(mr, OBJECT(dev), "mr", 64);
    } else {
        memory_region_init(mr, OBJECT(dev), "mr", 64);
    }
}

const DeviceClass klass = { .realize = realize };
