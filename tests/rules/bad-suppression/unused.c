/*
 * The rule has nothing to say: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;

    /* mrconv: ignore stack-region: there is none */
    mr = g_new(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(dev), "mr", 64);
}

const DeviceClass klass = { .realize = realize };
