/*
 * Found again, and freed by being resized to nothing: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

MemoryRegion *first_region(DeviceState *dev);

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "regs", 64);
    memory_region_set_enabled(mr, true);
}

static void finalize(Object *obj)
{
    if (g_realloc(first_region((DeviceState *)obj), 0)) {
        g_assert_not_reached();
    }
}

const DeviceClass klass = { .realize = realize };
const TypeInfo info = { .instance_finalize = finalize };
