/*
 * A FlatView may still hold it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init_io(s->mr, OBJECT(dev), NULL, s, "regs", 64);
    memory_region_add_subregion(&s->regs, 0, s->mr);
}

static void unrealize(DeviceState *dev)
{
    object_unparent(OBJECT(STATE(dev)->mr));
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
