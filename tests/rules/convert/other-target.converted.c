/*
 * What another target does with another region is no reason to leave this one
 *
 * Targets: TARGET_LITTLE TARGET_BIG
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct {
    DeviceState parent_obj;
    MemoryRegion *bios;
} Dev;

static void realize(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;
    MemoryRegion *copy;

#ifdef TARGET_BIG
    memory_region_add_subregion(get_system_memory(), 64, s->bios);
#endif
    copy = memory_region_new(OBJECT(dev), "copy", 64);
    memory_region_add_subregion(get_system_memory(), 0, copy);
}

const DeviceClass klass = { .realize = realize };
