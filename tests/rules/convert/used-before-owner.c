/*
 * The owner is let go, but the region not used after that, or somebody else
 * has been given a reference to the owner: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

Object *object_new(const char *type);
void object_unref(void *obj);
void object_property_add_child(Object *parent, const char *name,
                               Object *child);

static void before(DeviceState *dev, Error **errp)
{
    Object *child = object_new("child");
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, child, "mr", 64);
    memory_region_set_enabled(mr, true);
    object_unparent(child);
}

static void held(DeviceState *dev, Error **errp)
{
    Object *child = object_new("child");
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, child, "mr", 64);
    object_property_add_child(OBJECT(dev), "child", child);
    object_unref(child);
    memory_region_set_enabled(mr, true);
}

static void another(DeviceState *dev, Error **errp)
{
    Object *child = object_new("child");
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "mr", 64);
    object_unparent(child);
    memory_region_set_enabled(mr, true);
}

const DeviceClass one = { .realize = before };
const DeviceClass two = { .realize = held };
const DeviceClass three = { .realize = another };
