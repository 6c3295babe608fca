/*
 * A helper of boards and devices: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static MemoryRegion bank;

static void make(DeviceState *dev)
{
    memory_region_init(&bank, NULL, "bank", 4096);
}

static void board_init(MachineState *machine)
{
    make(NULL);
}

static void realize(DeviceState *dev, Error **errp)
{
    make(dev);
}

const MachineClass board = { .init = board_init };
const DeviceClass klass = { .realize = realize };
