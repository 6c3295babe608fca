/*
 * A variable that nothing but frees reads goes with the last of them
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

static int n_pairs;

static void realize(DeviceState *dev, Error **errp)
{
    Pair *s = (Pair *)dev;

    s->first = g_new(MemoryRegion, 1);
    memory_region_init(s->first, OBJECT(dev), "first", 64);
    s->second = g_new(MemoryRegion, 1);
    memory_region_init(s->second, OBJECT(dev), "second", 64);
    s->third = g_new(MemoryRegion, 1);
    memory_region_init(s->third, OBJECT(dev), "third", 64);
    n_pairs++;
}

static void pair_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    g_free(s->first);
    n_pairs--;
    if (s->second) {
        g_free(s->second);
    }
}

/* Near miss: something else reads it */
static void named_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    n_pairs--;
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
