/*
 * The helper has no device, its caller has one
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void make(MemoryRegion *bank)
{
    memory_region_init(bank, NULL, "bank", 4096);
}

static void realize(DeviceState *dev, Error **errp)
{
    make(&STATE(dev)->regs);
}

const DeviceClass klass = { .realize = realize };
