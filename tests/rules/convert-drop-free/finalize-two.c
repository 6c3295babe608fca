/*
 * Finalize functions that only free: one goes, of the other something stays
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Pair {
    DeviceState parent_obj;
    MemoryRegion *first;
    MemoryRegion *second;
    MemoryRegion *third;
    char *name;
} Pair;

static void realize(DeviceState *dev, Error **errp)
{
    Pair *s = (Pair *)dev;

    s->first = g_new(MemoryRegion, 1);
    memory_region_init(s->first, OBJECT(dev), "first", 64);
    s->second = g_new(MemoryRegion, 1);
    memory_region_init(s->second, OBJECT(dev), "second", 64);
    s->third = g_new(MemoryRegion, 1);
    memory_region_init(s->third, OBJECT(dev), "third", 64);
}

static void pair_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    g_free(s->first);
    if (s->second) {
        g_free(s->second);
    }
}

static void named_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    g_free(s->third);
    g_free(s->name);
}

const DeviceClass klass = { .realize = realize };

const TypeInfo pair = {
    .name = "pair",
    .instance_finalize = pair_finalize,
};

const TypeInfo named = {
    .name = "named",
    .instance_finalize = named_finalize,
};
