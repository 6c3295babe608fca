/*
 * Several frees that are all that a loop, or an if, does: it goes with the last
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Elm {
    DeviceState parent_obj;
    MemoryRegion *low[2];
    MemoryRegion *high[2];
    MemoryRegion *first;
    MemoryRegion *second;
    MemoryRegion *outer[2];
    MemoryRegion *inner[2];
    MemoryRegion *third;
    MemoryRegion *named[2];
    char *names[2];
    int open;
} Elm;

static void elm_realize(DeviceState *dev, Error **errp)
{
    Elm *s = (Elm *)dev;

    for (int i = 0; i < 2; i++) {
        s->low[i] = memory_region_new(OBJECT(dev), "low", 64);
        s->high[i] = memory_region_new(OBJECT(dev), "high", 64);
        s->outer[i] = memory_region_new(OBJECT(dev), "outer", 64);
        s->inner[i] = memory_region_new(OBJECT(dev), "inner", 64);
        s->named[i] = memory_region_new(OBJECT(dev), "named", 64);
    }
    s->first = memory_region_new(OBJECT(dev), "first", 64);
    s->second = memory_region_new(OBJECT(dev), "second", 64);
    s->third = memory_region_new(OBJECT(dev), "third", 64);
}

static void both_finalize(Object *obj)
{
    Elm *s = (Elm *)obj;

    s->open = 0;
}

static void test_finalize(Object *obj)
{
    Elm *s = (Elm *)obj;

    s->open = 0;
}

/* One counter for two loops, and one loop in an if */
static void nest_finalize(Object *obj)
{
    Elm *s = (Elm *)obj;

    s->open = 0;
}

/* Near miss: something is left to do */
static void name_finalize(Object *obj)
{
    Elm *s = (Elm *)obj;
    int i;

    for (i = 0; i < 2; i++) {
        g_free(s->names[i]);
    }
}

const DeviceClass elm = { .realize = elm_realize };

const TypeInfo elms[] = {
    { .name = "both", .instance_finalize = both_finalize },
    { .name = "test", .instance_finalize = test_finalize },
    { .name = "nest", .instance_finalize = nest_finalize },
    { .name = "name", .instance_finalize = name_finalize },
};
