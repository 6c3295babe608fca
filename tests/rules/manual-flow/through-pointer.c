/*
 * Handed to code that only a pointer names: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

extern void (*hook)(MemoryRegion *mr);

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "regs", 64);
    s->mr = mr;
    hook(mr);
}

const DeviceClass klass = { .realize = realize };
