/*
 * Machines, devices and functions that have no struct for a region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

static void elm_init(MachineState *machine)
{
    MemoryRegion *rom = g_new(MemoryRegion, 1);

    memory_region_init(rom, NULL, "elm.rom", 4);
}

static void elm_device_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *iomem = g_new(MemoryRegion, 1);

    memory_region_init(iomem, OBJECT(dev), "elm.iomem", 4);
}

DEFINE_BOARD(MachineState, elm, elm_init)
DEFINE_DEVICE(SysBusDevice, elm_device, "sys-bus-device", elm_device_realize)
