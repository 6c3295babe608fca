/*
 * Gone for good when instance_finalize comes by: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "bank", 64);
}

static void stop(State *s)
{
    if (s->mr) {
        object_unparent(OBJECT(s->mr));
        s->mr = NULL;
    }
}

static void unrealize(DeviceState *dev)
{
    stop(STATE(dev));
}

static void finalize(Object *obj)
{
    stop(STATE(obj));
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
const TypeInfo type = { .instance_finalize = finalize };
