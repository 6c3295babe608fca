/*
 * Used by what instance_finalize and others call
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init_io(&s->regs, OBJECT(dev), NULL, s, "regs", 64);
}

static void stop(State *s)
{
    memory_region_set_enabled(&s->regs, false);
}

static void reset(DeviceState *dev)
{
    stop(STATE(dev));
}

static void finalize(Object *obj)
{
    stop(STATE(obj));
}

const DeviceClass klass = { .realize = realize, .reset = reset };
const TypeInfo type = { .instance_finalize = finalize };
