/*
 * A name mixed up: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init(&s->regs, OBJECT(dev), "regs", 64);
    if (errp) {
        memory_region_init(&s->regs, OBJECT(dev), "more", 64);
    }
}

const DeviceClass klass = { .realize = realize };
