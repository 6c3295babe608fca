/*
 * The same at run time: a finding
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
    State *s = STATE(dev);

    object_unparent(OBJECT(&s->regs));
}

const DeviceClass klass = { .realize = realize, .reset = reset };
