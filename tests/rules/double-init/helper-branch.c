/*
 * A helper makes it if the caller does not: silence
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

    if (errp) {
        make(s);
        return;
    }
    memory_region_init(&s->regs, OBJECT(dev), "regs", 128);
}

const DeviceClass klass = { .realize = realize };
