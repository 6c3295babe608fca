/*
 * A region that is copied with all that it knows of its storage, or written
 * over
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize_copied(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
    s->regs = *s->mr;
}

static void realize_overwritten(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "mr", 64);
    *mr = *get_system_memory();
}

/* One that is measured, or looked into, is what it was */
static void realize_measured(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(typeof(*mr), 1);

    memory_region_init(mr, OBJECT(dev), "mr", sizeof(*mr));
    memory_region_set_enabled(&*mr, (*mr).enabled);
}

const DeviceClass copied = { .realize = realize_copied };
const DeviceClass overwritten = { .realize = realize_overwritten };
const DeviceClass measured = { .realize = realize_measured };
