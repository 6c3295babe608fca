/*
 * The guest may see a region by an alias of it; it does not see one that is
 * mapped nowhere
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion alias;
    MemoryRegion *io;
    MemoryRegion *hidden;
} Windows;

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    s->io = g_new(MemoryRegion, 1);
    memory_region_init_io(s->io, OBJECT(dev), NULL, NULL, "io", 64);
    memory_region_init_alias(&s->alias, OBJECT(dev), "alias", s->io, 0, 64);
    memory_region_add_subregion(get_system_memory(), 0, &s->alias);
    s->hidden = g_new(MemoryRegion, 1);
    memory_region_init_io(s->hidden, OBJECT(dev), NULL, NULL, "hidden", 64);
}

static void reset(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    object_unparent(OBJECT(&s->alias));
    object_unparent(OBJECT(s->io));
    s->io = NULL;
    object_unparent(OBJECT(s->hidden));
    s->hidden = NULL;
}

const DeviceClass klass = { .realize = realize, .reset = reset };
