/*
 * A helper has made it already
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void make(State *s)
{
    memory_region_init(&s->regs, OBJECT(s), "regs", 64);
}

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    make(s);
    memory_region_init(&s->regs, OBJECT(dev), "regs", 128);
}

const DeviceClass klass = { .realize = realize };
