/*
 * A local array of a constant size becomes the function's own
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *bank = g_new(MemoryRegion, 2);

    memory_region_init(&bank[0], OBJECT(dev), "bank0", 64);
    memory_region_init_alias(&bank[1], OBJECT(dev), "bank1",
                             &bank[0], 0, 64);
    memory_region_add_subregion(get_system_memory(), 0, &bank[1]);
}

const DeviceClass klass = { .realize = realize };
