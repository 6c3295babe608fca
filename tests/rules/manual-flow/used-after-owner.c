/*
 * The owner is let go, and the region that it takes along used after that
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

Object *object_new(const char *type);
void object_unref(void *obj);

static void unparented(DeviceState *dev, Error **errp)
{
    Object *child = object_new("child");
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, child, "mr", 64);
    object_unparent(child);
    memory_region_set_enabled(mr, true);
}

static void unreferenced(DeviceState *dev, Error **errp)
{
    State *s = STATE(object_new("child"));

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(s), "mr", 64);
    if (*errp) {
        object_unref(s);
    }
    memory_region_set_enabled(s->mr, true);
}

static void by_another_name(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "mr", 64);
    object_unparent(OBJECT(s));
    memory_region_set_enabled(mr, true);
}

/* What silences a compiler that takes the variable for unset */
static void by_itself(DeviceState *dev, Error **errp)
{
    Object *child = child;
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, child, "mr", 64);
    object_unparent(child);
    memory_region_set_enabled(mr, true);
}

const DeviceClass one = { .realize = unparented };
const DeviceClass two = { .realize = unreferenced };
const DeviceClass three = { .realize = by_another_name };
const DeviceClass four = { .realize = by_itself };
