/*
 * Stored by a helper that gets the field's address, and freed in a list:
 * manual-flow
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

static void unrealize(DeviceState *dev)
{
    State *s = STATE(dev);

    g_list_free_full(g_list_prepend(NULL, s->mr), g_free);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
