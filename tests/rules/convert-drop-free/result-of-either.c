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

    s->mr = g_new0(MemoryRegion, 1);
    if (size > 4096) {
        ok = memory_region_init_ram(s->mr, OBJECT(dev), "large", size, errp);
    } else if (size > 64) {
        size = 4096;
        ok = memory_region_init_ram(s->mr, OBJECT(dev), "page", size, errp);
    } else {
        ok = memory_region_init_ram(s->mr, OBJECT(dev), "small", 64, errp);
        size = 64;
    }
    memory_region_set_enabled(&s->regs, true);
    if (!ok) {
        g_free(s->mr);
        return;
    }
    memory_region_set_enabled(s->mr, true);
}

const DeviceClass klass = { .realize = realize };
