/*
 * Stolen into a variable that is freed later, when the place may hold another
 * region: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void renew(State *s);

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "regs", 64);
}

static void finalize(Object *obj)
{
    State *s = STATE(obj);
    MemoryRegion *mr = g_steal_pointer(&s->mr);

    renew(s);
    g_free(mr);
}

const DeviceClass klass = { .realize = realize };
const TypeInfo info = { .instance_finalize = finalize };
