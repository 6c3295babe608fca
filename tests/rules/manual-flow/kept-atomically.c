/*
 * Kept by way of its variable's address, in a macro: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "regs", 64);
    g_atomic_pointer_set(&s->mr, mr);
}

const DeviceClass klass = { .realize = realize };
