/*
 * Kept by the address of its place: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void *place;

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "regs", 64);
    s->mr = mr;
    place = &s->mr;
}

const DeviceClass klass = { .realize = realize };
