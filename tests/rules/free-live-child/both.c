/*
 * One helper for unrealize and instance_finalize: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init_io(s->mr, OBJECT(dev), NULL, s, "regs", 64);
}

static void drop(State *s)
{
    g_clear_pointer(&s->mr, g_free);
}

static void unrealize(DeviceState *dev)
{
    drop(STATE(dev));
}

static void finalize(Object *obj)
{
    drop(STATE(obj));
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
const TypeInfo type = { .instance_finalize = finalize };
