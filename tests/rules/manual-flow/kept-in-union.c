/*
 * Kept in a union, where another member may free it: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef union Slot {
    MemoryRegion *mr;
    void *data;
} Slot;

static Slot slot;

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "regs", 64);
    s->mr = mr;
    slot.mr = mr;
}

const DeviceClass klass = { .realize = realize };
