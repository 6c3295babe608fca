/*
 * NULL by way of a variable that nothing else is assigned to; not so if it may be
 * an owner
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Two {
    DeviceState parent_obj;
    MemoryRegion first;
    MemoryRegion second;
    bool owned;
} Two;

#define TWO(x) ((Two *)(x))

static void realize(DeviceState *dev, Error **errp)
{
    Two *two = TWO(dev);
    Object *nobody = NULL;
    Object *somebody = NULL;

    if (two->owned) {
        somebody = OBJECT(dev);
    }
    memory_region_init(&two->first, nobody, "first", 64);
    memory_region_init(&two->second, somebody, "second", 64);
}

const DeviceClass klass = { .realize = realize };
