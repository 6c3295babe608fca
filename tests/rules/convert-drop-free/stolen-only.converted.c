/*
 * Stolen where nothing else is done with the state: the place is cleared
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = memory_region_new(OBJECT(dev), "regs", 64);
}

static void finalize(Object *obj)
{
    State *s = STATE(obj);

    s->mr = NULL;
}

const DeviceClass klass = { .realize = realize };

const TypeInfo info = { .instance_finalize = finalize };
