/*
 * Allocated in the call that initialises it, which also gets the pointer as
 * something else, or in a call of something else: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void make(MemoryRegion *mr, Object *owner)
{
    memory_region_init(mr, owner, "helped", 64);
}

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr;

    memory_region_init_io(mr = g_new(MemoryRegion, 1), OBJECT(dev), NULL, mr,
                          "itself", 64);
    make(s->mr = g_new(MemoryRegion, 1), OBJECT(dev));
}

const DeviceClass klass = { .realize = realize };
