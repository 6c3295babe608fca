/*
 * There is no new form
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    IOMMUMemoryRegion *mr = g_new(IOMMUMemoryRegion, 1);

    memory_region_init_iommu(mr, sizeof(*mr), "iommu", OBJECT(dev), "mr", 64);
}

const DeviceClass klass = { .realize = realize };
