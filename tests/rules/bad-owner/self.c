/*
 * The region itself: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init(&s->regs, OBJECT(&s->regs), "regs", 64);
}

const DeviceClass klass = { .realize = realize };
