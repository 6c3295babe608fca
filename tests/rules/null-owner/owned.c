/*
 * The device is the owner: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init_io(&s->regs, OBJECT(dev), NULL, s, "regs", 64);
}

static void reset(DeviceState *dev)
{
    memory_region_set_enabled(&STATE(dev)->regs, true);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
