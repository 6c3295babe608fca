/*
 * Stolen where nothing else is done with the state: the place is cleared
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "regs", 64);
}

static void finalize(Object *obj)
{
    State *s = STATE(obj);
    MemoryRegion *mr = g_steal_pointer(&s->mr);

    g_free(mr);
}

const DeviceClass klass = { .realize = realize };

const TypeInfo info = { .instance_finalize = finalize };
