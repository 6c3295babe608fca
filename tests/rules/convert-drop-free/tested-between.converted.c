/*
 * A pointer is tested between its unparent and its free: that touches nothing;
 * not where a condition looks at what it points to
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *tested;
    MemoryRegion *compared;
    MemoryRegion *looked_at;
} Windows;

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    s->tested = memory_region_new(OBJECT(s), "tested", 64);
    s->compared = memory_region_new(OBJECT(s), "compared", 64);
    s->looked_at = g_new(MemoryRegion, 1);
    memory_region_init(s->looked_at, OBJECT(s), "looked at", 64);
}

static void unrealize(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    if (s->tested) {
        memory_region_del_subregion(get_system_memory(), s->tested);
        object_unparent(OBJECT(s->tested));
    }
    if (s->tested) {
        s->tested = NULL;
    }

    object_unparent(OBJECT(s->compared));

    object_unparent(OBJECT(s->looked_at));
    if (s->looked_at->enabled) {
        g_free(s->looked_at);
    }
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
