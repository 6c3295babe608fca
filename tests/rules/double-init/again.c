/*
 * Unparented in between: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init(&s->regs, OBJECT(dev), "regs", 64);
    object_unparent(OBJECT(&s->regs));
    memory_region_init(&s->regs, OBJECT(dev), "regs", 128);
}

const DeviceClass klass = { .realize = realize };
