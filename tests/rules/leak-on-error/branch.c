/*
 * Allocated always, initialised on one branch: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (errp) {
        memory_region_init(mr, OBJECT(dev), "mr", 64);
    }
}

const DeviceClass klass = { .realize = realize };
