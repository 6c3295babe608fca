/*
 * Another function maps the alias, beside its target; what a header has may be
 * mapped by another file
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct {
    DeviceState parent_obj;
    MemoryRegion *mr, *window, *space, *target;
    State *shared;
} Dev;

static void map(Dev *s)
{
    memory_region_add_subregion(s->space, 0, s->window);
}

static void realize(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;

    s->space = g_new(MemoryRegion, 1);
    memory_region_init(s->space, OBJECT(dev), "space", 64);
    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
    s->window = g_new(MemoryRegion, 1);
    memory_region_init_alias(s->window, OBJECT(dev), "window", s->mr, 0, 64);
    map(s);
    s->target = g_new(MemoryRegion, 1);
    memory_region_init(s->target, OBJECT(dev), "target", 64);
    s->shared->mr = g_new(MemoryRegion, 1);
    memory_region_init_alias(s->shared->mr, OBJECT(dev), "shared", s->target,
                             0, 64);
}

const DeviceClass klass = { .realize = realize };
