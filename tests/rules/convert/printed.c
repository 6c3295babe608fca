/*
 * To print a pointer, or to hold it as anything for a while, keeps it: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    void *same;
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "regs", 64);
    same = mr;
    g_print("%p\n", same);
}

const DeviceClass klass = { .realize = realize };
