/*
 * Used before the init, by another name of its place: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Bank {
    DeviceState parent_obj;
    MemoryRegion *mr;
    MemoryRegion *bars[2];
} Bank;

static void realize(DeviceState *dev, Error **errp)
{
    Bank *bank = (Bank *)dev;
    Bank *same = bank;
    int i = 0;

    bank->mr = g_new(MemoryRegion, 1);
    memory_region_set_enabled(same->mr, true);
    memory_region_init(bank->mr, OBJECT(dev), "field", 64);
    bank->bars[0] = g_new(MemoryRegion, 1);
    memory_region_set_enabled(bank->bars[i], true);
    memory_region_init(bank->bars[0], OBJECT(dev), "element", 64);
}

const DeviceClass klass = { .realize = realize };
