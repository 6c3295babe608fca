/*
 * The place where a region is kept, by its address at once
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void put_away(void *what);

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

static void unrealize(DeviceState *dev)
{
    put_away(*&STATE(dev)->mr);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
