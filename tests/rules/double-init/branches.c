/*
 * One init in each branch: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    if (errp) {
        memory_region_init(&s->regs, OBJECT(dev), "regs", 64);
    } else {
        memory_region_init(&s->regs, OBJECT(dev), "regs", 128);
    }
}

const DeviceClass klass = { .realize = realize };
