/*
 * The alias is mapped in the system's memory, where it holds the owner that it
 * shares with the region: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
    memory_region_init_alias(&s->regs, OBJECT(dev), "window", s->mr, 0, 64);
    memory_region_add_subregion(get_system_memory(), 0, &s->regs);
}

const DeviceClass klass = { .realize = realize };
