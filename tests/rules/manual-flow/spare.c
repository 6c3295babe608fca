/*
 * Near miss of a variable that goes with two frees: another target reads it
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

    n_pairs--;
    g_free(s->first);
    g_free(s->second);
#ifdef TRACE
    g_print("%s\n", s->name);
#endif
}

static void single_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    n_pairs--;
    g_free(s->third);
#ifdef TRACE
    g_print("%s\n", s->name);
#endif
}

const DeviceClass klass = { .realize = realize };

const TypeInfo pair = {
    .name = "pair",
    .instance_finalize = pair_finalize,
};

const TypeInfo single = {
    .name = "single",
    .instance_finalize = single_finalize,
};
