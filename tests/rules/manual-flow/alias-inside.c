/*
 * An alias in a container of its own owner holds nobody
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *space = g_new(MemoryRegion, 1);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(space, OBJECT(dev), "space", 128);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
    memory_region_init_alias(&s->regs, OBJECT(dev), "window", s->mr, 0, 64);
    memory_region_add_subregion(space, 0, &s->regs);
}

const DeviceClass klass = { .realize = realize };
