/*
 * Near miss of an array as its first element: a function steps from there
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void map(MemoryRegion *bank)
{
    for (int i = 0; i < 2; i++) {
        memory_region_add_subregion(get_system_memory(), i * 64, bank++);
    }
}

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *bank = g_new(MemoryRegion, 2);

    memory_region_init(bank, OBJECT(dev), "bank0", 64);
    memory_region_init(bank + 1, OBJECT(dev), "bank1", 64);
    map(bank);
}

const DeviceClass klass = { .realize = realize };
