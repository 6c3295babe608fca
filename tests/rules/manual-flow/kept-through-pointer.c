/*
 * Kept where a pointer leads, and who knows where that is: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion **place = &STATE(dev)->mr;

    *place = g_new0(MemoryRegion, 1);
    memory_region_init(*place, OBJECT(dev), "regs", 64);
}

const DeviceClass klass = { .realize = realize };
