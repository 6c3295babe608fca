/*
 * Near miss of an array as its first element: all of it is copied
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include <string.h>

#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *bank = g_new(MemoryRegion, 2);
    static MemoryRegion copy[2];

    memory_region_init(bank, OBJECT(dev), "bank0", 64);
    memory_region_init(bank + 1, OBJECT(dev), "bank1", 64);
    memory_region_add_subregion(bank, 0, bank + 1);
    memcpy(copy, bank, sizeof(copy));
}

const DeviceClass klass = { .realize = realize };
