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

    s->first = memory_region_new(OBJECT(dev), "first", 64);
    s->second = memory_region_new(OBJECT(dev), "second", 64);
    s->third = memory_region_new(OBJECT(dev), "third", 64);
    n_pairs++;
}

static void pair_finalize(Object *obj)
{
    n_pairs--;
}

/* Near miss: something else reads it */
static void named_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    n_pairs--;
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
