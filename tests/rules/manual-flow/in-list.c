/*
 * Kept in a list that other files know, and may free what is in it: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

GList *all;

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "regs", 64);
    s->mr = mr;
    all = g_list_prepend(all, mr);
}

const DeviceClass klass = { .realize = realize };
