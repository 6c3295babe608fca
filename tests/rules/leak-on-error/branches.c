/*
 * Initialised on both branches: no finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (errp) {
        memory_region_init(mr, OBJECT(dev), "wide", 64);
    } else {
        memory_region_init(mr, OBJECT(dev), "narrow", 32);
    }
}

const DeviceClass klass = { .realize = realize };
