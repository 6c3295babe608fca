/*
 * A region that is stored in two places at once, and freed by either
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Aspen {
    DeviceState parent_obj;
    MemoryRegion *bud;
    MemoryRegion *leaf;
    MemoryRegion *first;
    MemoryRegion *second;
    int open;
} Aspen;

static void aspen_realize(DeviceState *dev, Error **errp)
{
    Aspen *s = (Aspen *)dev;
    MemoryRegion *mr;

    mr = s->bud = g_new(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(dev), "bud", 64);
    memory_region_add_subregion(get_system_memory(), 0, mr);

    s->leaf = mr = g_new(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(dev), "leaf", 64);
    memory_region_add_subregion(get_system_memory(), 64, mr);

    s->first = s->second = g_new(MemoryRegion, 1);
    memory_region_init(s->second, OBJECT(dev), "both", 64);
}

static void aspen_finalize(Object *obj)
{
    Aspen *s = (Aspen *)obj;

    g_free(s->bud);
    g_free(s->leaf);
    g_free(s->first);
    s->open = 0;
}

const DeviceClass klass = { .realize = aspen_realize };

const TypeInfo aspen = {
    .name = "aspen",
    .instance_finalize = aspen_finalize,
};
