/*
 * A function that the parser does not take beside one that can be converted,
 * but not here: the result could not be checked
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "mr", 64);
    memory_region_set_enabled(mr, true);
}

static void unrealize(DeviceState *dev)
{
    void nested(void)
    {
    }

    nested();
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
