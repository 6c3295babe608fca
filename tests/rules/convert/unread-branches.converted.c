/*
 * One init is never reached, and stays as it is: so does the variable
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;

    if (OBJECT(NULL)) {
        memory_region_init(mr, OBJECT(dev), "mr", 64);
    } else {
        mr = memory_region_new(OBJECT(dev), "mr", 64);
    }
}

const DeviceClass klass = { .realize = realize };
