/*
 * One test of the result of two inits, of which one is made: convertible
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    uint64_t size = memory_region_size(&s->regs);
    bool ok;

    if (size > 4096) {
        s->mr = memory_region_new_ram(OBJECT(dev), "large", size, errp);
        ok = s->mr != NULL;
    } else if (size > 64) {
        size = 4096;
        s->mr = memory_region_new_ram(OBJECT(dev), "page", size, errp);
        ok = s->mr != NULL;
    } else {
        s->mr = memory_region_new_ram(OBJECT(dev), "small", 64, errp);
        ok = s->mr != NULL;
        size = 64;
    }
    memory_region_set_enabled(&s->regs, true);
    if (!ok) {
        return;
    }
    memory_region_set_enabled(s->mr, true);
}

const DeviceClass klass = { .realize = realize };
