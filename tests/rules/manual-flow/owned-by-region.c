/*
 * Owned by another region, or by what may be gone before: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void object_unref(void *obj);

typedef struct Windows {
    DeviceState parent_obj;
    Object *helper;
    MemoryRegion *outer;
    MemoryRegion *inner;
    MemoryRegion *helped;
    MemoryRegion whole;
    MemoryRegion *part;
} Windows;

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    s->outer = g_new(MemoryRegion, 1);
    memory_region_init(s->outer, OBJECT(dev), "outer", 64);
    s->inner = g_new(MemoryRegion, 1);
    memory_region_init(s->inner, OBJECT(s->outer), "inner", 64);
    s->part = g_new(MemoryRegion, 1);
    memory_region_init(s->part, OBJECT(&s->whole), "part", 64);
    s->helped = g_new(MemoryRegion, 1);
    memory_region_init(s->helped, s->helper, "helped", 64);
}

static void unrealize(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    object_unref(s->helper);
    g_free(s->helped);
    object_unparent(OBJECT(s->outer));
    object_unparent(OBJECT(s->inner));
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
