/*
 * Memory that migrates needs a device: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static MemoryRegion ram;

static void board_init(MachineState *machine)
{
    memory_region_init_ram(&ram, OBJECT(machine), "ram", 4096, &error_fatal);
}

const MachineClass klass = { .init = board_init };
