/*
 * Some targets do more with the region than the others: before its init, or
 * in another function
 *
 * Targets: TARGET_LITTLE TARGET_BIG
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct {
    DeviceState parent_obj;
    MemoryRegion *mr;
} Dev;

static void realize_early(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

#ifdef TARGET_BIG
    memory_region_add_subregion(get_system_memory(), 64, mr);
#endif
    memory_region_init(mr, OBJECT(dev), "mr", 64);
}

static void realize(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

static void reset(DeviceState *dev)
{
#ifdef TARGET_BIG
    Dev *s = (Dev *)dev;

    g_free(s->mr);
#endif
}

const DeviceClass klasses[] = {
    { .realize = realize_early },
    { .realize = realize, .reset = reset },
};
