/*
 * The allocation is the next statement's: convertible
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = memory_region_new(OBJECT(dev), "mr", 64);

    memory_region_set_enabled(mr, true);
}

const DeviceClass klass = { .realize = realize };
