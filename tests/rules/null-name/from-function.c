/*
 * One function may return no name, the other always has one
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

extern const char *far_name(void);

static const char *near_name(bool big)
{
    return big ? "big" : "small";
}

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *far = g_new0(MemoryRegion, 1);
    MemoryRegion *near = g_new0(MemoryRegion, 1);

    memory_region_init(far, OBJECT(dev), far_name(), 64);
    memory_region_init(near, OBJECT(dev), near_name(TRUE), 64);
}

const DeviceClass klass = { .realize = realize };
