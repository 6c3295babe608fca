/*
 * What is called before the init does not look at the place: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void prepare(State *s)
{
    memory_region_init(&s->regs, OBJECT(s), "regs", 64);
}

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    prepare(s);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

const DeviceClass klass = { .realize = realize };
