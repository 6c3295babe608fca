/*
 * What g_steal_pointer() takes is what the place held: convert-drop-free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "regs", 64);
}

static void finalize(Object *obj)
{
    State *s = STATE(obj);

    g_free(g_steal_pointer(&s->mr));
}

const DeviceClass klass = { .realize = realize };
const TypeInfo info = { .instance_finalize = finalize };
