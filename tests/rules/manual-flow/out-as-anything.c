/*
 * A caller gets the region without knowing that it is one, and frees it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void get(State *s, void **out)
{
    *out = s->mr;
}

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

static void finalize(Object *obj)
{
    void *got;

    get(STATE(obj), &got);
    g_free(got);
}

const DeviceClass klass = { .realize = realize };
const TypeInfo info = { .instance_finalize = finalize };
