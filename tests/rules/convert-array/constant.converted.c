/*
 * A local array of a constant size becomes the function's own
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *bank[2];

    bank[0] = memory_region_new(OBJECT(dev), "bank0", 64);
    bank[1] = memory_region_new_alias(OBJECT(dev), "bank1",
                                      bank[0], 0, 64);
    memory_region_add_subregion(get_system_memory(), 0, bank[1]);
}

const DeviceClass klass = { .realize = realize };
