/*
 * What realize makes unrealize clears, and instance_finalize asks first:
 * silence. Not so for one that is asked for and never cleared.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Two {
    DeviceState parent_obj;
    MemoryRegion *cleared;
    MemoryRegion *kept;
} Two;

#define TWO(x) ((Two *)(x))

static void realize(DeviceState *dev, Error **errp)
{
    Two *two = TWO(dev);

    two->cleared = g_new(MemoryRegion, 1);
    memory_region_init(two->cleared, OBJECT(dev), "cleared", 64);
    two->kept = g_new(MemoryRegion, 1);
    memory_region_init(two->kept, OBJECT(dev), "kept", 64);
}

static void unrealize(DeviceState *dev)
{
    Two *two = TWO(dev);

    object_unparent(OBJECT(two->cleared));
    g_clear_pointer(&two->cleared, g_free);
    memory_region_set_enabled(two->kept, false);
}

static void finalize(Object *obj)
{
    Two *two = TWO(obj);

    if (two->cleared) {
        memory_region_set_enabled(two->cleared, false);
    }
    if (two->kept) {
        memory_region_set_enabled(two->kept, false);
    }
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
const TypeInfo info = { .instance_finalize = finalize };
