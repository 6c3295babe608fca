/*
 * Copied before its init, whose arguments are known by then: the new call
 * stands where the allocation stood
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct {
    DeviceState parent_obj;
    MemoryRegion *mr, *last;
} Dev;

static void realize(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;
    MemoryRegion *mr;

    if (!s->mr) {
        mr = memory_region_new(OBJECT(dev), "all of the memory there is",
                               UINT64_MAX);
        s->mr = mr;
        s->last = mr;
        /* over all that there is */
        memory_region_add_subregion(get_system_memory(), 0, mr);
    }
}

const DeviceClass klass = { .realize = realize };
