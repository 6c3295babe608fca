/*
 * Used by what outlives the owner: by a variable, which the next device finds
 * set, by a child that may end after the region, and when the owner, another
 * object, may have been unparented
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Child {
    DeviceState parent_obj;
    MemoryRegion *lent;
} Child;

typedef struct Owner {
    DeviceState parent_obj;
    Child *child;
    MemoryRegion *seen;
    MemoryRegion *mr;
    MemoryRegion *alias;
    DeviceState *helper;
    MemoryRegion *helped;
} Owner;

static MemoryRegion *last;

static void realize(DeviceState *dev, Error **errp)
{
    Owner *s = (Owner *)dev;
    Child *child = s->child;

    if (last) {
        memory_region_set_enabled(last, false);
    }
    s->seen = g_new(MemoryRegion, 1);
    memory_region_init(s->seen, OBJECT(dev), "seen", 64);
    last = s->seen;
    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
    child->lent = s->mr;
    s->alias = g_new(MemoryRegion, 1);
    memory_region_init(s->alias, OBJECT(child), "alias", 64);
    s->helped = g_new(MemoryRegion, 1);
    memory_region_init(s->helped, OBJECT(s->helper), "helped", 64);
}

static void unrealize(DeviceState *dev)
{
    Owner *s = (Owner *)dev;

    object_unparent(OBJECT(s->child));
    memory_region_set_enabled(s->alias, false);
    memory_region_set_enabled(s->helped, false);
}

static void child_unrealize(DeviceState *dev)
{
    memory_region_set_enabled(((Child *)dev)->lent, false);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
const DeviceClass child = { .unrealize = child_unrealize };
