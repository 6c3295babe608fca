/*
 * Forgotten where realize fails, which does not help finalize: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

bool works(DeviceState *dev);

static void drop(State *s)
{
    if (s->mr) {
        memory_region_set_enabled(s->mr, false);
        s->mr = NULL;
    }
}

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
    if (!works(dev)) {
        drop(s);
    }
}

static void finalize(Object *obj)
{
    drop(STATE(obj));
}

const DeviceClass klass = { .realize = realize };
const TypeInfo type = { .instance_finalize = finalize };
