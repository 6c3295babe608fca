/*
 * A local pointer to an embedded region: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = &STATE(dev)->regs;

    memory_region_init(mr, OBJECT(dev), "mr", 64);
}

const DeviceClass klass = { .realize = realize };
