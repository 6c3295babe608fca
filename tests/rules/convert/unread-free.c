/*
 * One free is never reached, and stays as it is: so does the variable
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "mr", 64);
    if (OBJECT(NULL)) {
        g_free(mr);
    }
}

const DeviceClass klass = { .realize = realize };
