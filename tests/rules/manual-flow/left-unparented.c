/*
 * Unparented with the pointer left as it is, for another function, or for the
 * same one when it runs again; unparented by a function that is given it; what
 * is called through a pointer after that
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *again;
    MemoryRegion *later;
    MemoryRegion *given;
    MemoryRegion *any;
} Windows;

static void drop(MemoryRegion *mr)
{
    object_unparent(OBJECT(mr));
}

static void drop_any(void *what)
{
    object_unparent(OBJECT(what));
}

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    s->again = g_new(MemoryRegion, 1);
    memory_region_init(s->again, OBJECT(dev), "again", 64);
    s->later = g_new(MemoryRegion, 1);
    memory_region_init(s->later, OBJECT(dev), "later", 64);
    s->given = g_new(MemoryRegion, 1);
    memory_region_init(s->given, OBJECT(dev), "given", 64);
    s->any = g_new(MemoryRegion, 1);
    memory_region_init(s->any, OBJECT(dev), "any", 64);
}

static void reset(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    object_unparent(OBJECT(s->again));
    object_unparent(OBJECT(s->later));
}

static void unrealize(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    memory_region_set_enabled(s->later, false);
    drop(s->given);
    memory_region_set_enabled(s->given, false);
    drop_any(s->any);
    memory_region_set_enabled(s->any, false);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize,
                            .reset = reset };
