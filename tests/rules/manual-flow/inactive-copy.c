/*
 * Kept by somebody else in another configuration
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "mr", 64);
#ifdef CONFIG_REGISTRY
    registry_keep(mr);
#endif
}

const DeviceClass klass = { .realize = realize };
