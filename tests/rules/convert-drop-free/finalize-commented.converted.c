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

    s->first = memory_region_new(OBJECT(dev), "first", 64);
    s->second = memory_region_new(OBJECT(dev), "second", 64);
}

/* Frees it { */
static void noted_finalize(Object *obj) {
    /* XXX: write the registers back, then free them */
    // see the data sheet, section 4.2
}

const DeviceClass klass = { .realize = realize };

const TypeInfo noted = {
    .name = "noted",
    .instance_finalize = noted_finalize,
};

const TypeInfo explained = {
    .name = "explained",
};
