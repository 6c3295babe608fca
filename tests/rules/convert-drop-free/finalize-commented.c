/*
 * A finalize that does nothing but to free stays for its comments, unless they
 * are about that
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Pair {
    DeviceState parent_obj;
    MemoryRegion *first;
    MemoryRegion *second;
} Pair;

static void realize(DeviceState *dev, Error **errp)
{
    Pair *s = (Pair *)dev;

    s->first = g_new(MemoryRegion, 1);
    memory_region_init(s->first, OBJECT(dev), "first", 64);
    s->second = g_new(MemoryRegion, 1);
    memory_region_init(s->second, OBJECT(dev), "second", 64);
}

/* Frees it { */
static void noted_finalize(Object *obj) {
    Pair *s = (Pair *)obj;

    /* XXX: write the registers back, then free them */
    g_free(s->first);
    // see the data sheet, section 4.2
}

static void explained_finalize(Object *obj)
{
    Pair *s = (Pair *)obj;

    /* Nobody else frees it */
    g_free(s->second);
}

const DeviceClass klass = { .realize = realize };

const TypeInfo noted = {
    .name = "noted",
    .instance_finalize = noted_finalize,
};

const TypeInfo explained = {
    .name = "explained",
    .instance_finalize = explained_finalize,
};
