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

    s->first = memory_region_new(OBJECT(dev), "first", 64);
    s->second = memory_region_new(OBJECT(dev), "second", 64);
    s->third = memory_region_new(OBJECT(dev), "third", 64);
}

static void named_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    if (!s->name) {
        return;
    }
    g_free(s->name);
}

const DeviceClass klass = { .realize = realize };

const TypeInfo early = {
    .name = "early",
};

const TypeInfo last = {
    .name = "last",
};

const TypeInfo named = {
    .name = "named",
    .instance_finalize = named_finalize
};
