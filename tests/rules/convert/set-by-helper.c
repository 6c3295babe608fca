/*
 * Stored by a helper that gets the field's address: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void set(MemoryRegion **at, MemoryRegion *mr)
{
    *at = mr;
}

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "regs", 64);
    set(&s->mr, mr);
}

const DeviceClass klass = { .realize = realize };
