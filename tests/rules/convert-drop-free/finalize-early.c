/*
 * A finalize that may return early and does nothing but to free goes, also
 * where no comma follows it in its table; one that does more stays
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

static void early_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    if (!s->first) {
        return;
    }
    g_free(s->first);
}

static void last_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    g_free(s->second);
}

static void named_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    if (!s->name) {
        return;
    }
    g_free(s->third);
    g_free(s->name);
}

const DeviceClass klass = { .realize = realize };

const TypeInfo early = {
    .name = "early",
    .instance_finalize = early_finalize,
};

const TypeInfo last = {
    .name = "last",
    .instance_finalize = last_finalize
};

const TypeInfo named = {
    .name = "named",
    .instance_finalize = named_finalize
};
