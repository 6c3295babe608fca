/*
 * Tried again where the first init has failed: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    if (!memory_region_init_ram(&s->regs, OBJECT(dev), "big", 65536, NULL)) {
        memory_region_init_ram(&s->regs, OBJECT(dev), "small", 4096, errp);
    }
}

const DeviceClass klass = { .realize = realize };
