/*
 * A name on one path only
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void make(DeviceState *dev, gboolean shown)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    const char *name = NULL;

    if (shown) {
        name = "shown";
    }
    memory_region_init(mr, OBJECT(dev), name, 64);
}

static void realize(DeviceState *dev, Error **errp)
{
    make(dev, dev != NULL);
}

const DeviceClass klass = { .realize = realize };
