/*
 * The part that owns the region is unparented before: silence. Another part
 * does not help, nor does it help afterwards.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Board {
    DeviceState parent_obj;
    Object *part;
    DeviceState *other;
    MemoryRegion *mr;
    MemoryRegion *second;
    MemoryRegion *third;
} Board;

#define BOARD(x) ((Board *)(x))

static void realize(DeviceState *dev, Error **errp)
{
    Board *s = BOARD(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, s->part, "mr", 64);
    s->second = g_new(MemoryRegion, 1);
    memory_region_init(s->second, OBJECT(s->other), "second", 64);
    s->third = g_new(MemoryRegion, 1);
    memory_region_init(s->third, OBJECT(dev), "third", 64);
}

static void unrealize(DeviceState *dev)
{
    Board *s = BOARD(dev);

    object_unparent(s->part);
    g_free(s->mr);
    g_free(s->second);
    object_unparent(OBJECT(s->other));
    g_free(s->third);
}

static void unplug(DeviceState *dev)
{
    Board *s = BOARD(dev);

    object_unparent(OBJECT(s->other));
    g_free(s->second);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
const DeviceClass other = { .unrealize = unplug };
