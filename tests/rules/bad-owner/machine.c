/*
 * Other regions may belong to the machine: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static MemoryRegion bank;

static void board_init(MachineState *machine)
{
    memory_region_init(&bank, OBJECT(machine), "bank", 4096);
}

const MachineClass klass = { .init = board_init };
