/*
 * Pointers that go to a field, which then is the region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#define MAX_CPUS 8

typedef struct BeechState {
    MachineState parent_obj;
    MemoryRegion *core[MAX_CPUS];
    MemoryRegion *rom;
} BeechState;

static void beech_map(BeechState *s, int i)
{
    memory_region_add_subregion(get_system_memory(), i * 0x1000, s->core[i]);
    s->core[i]->enabled = true;
}

static void beech_init(MachineState *machine)
{
    BeechState *s = (BeechState *)machine;
    MemoryRegion *rom = g_new(MemoryRegion, 1);
    int i;

    for (i = machine->cpus - 1; i >= 0; --i) {
        MemoryRegion *core = g_new(MemoryRegion, 1);

        memory_region_init(core, OBJECT(machine), "beech.core", 0x1000);
        s->core[i] = core;
        beech_map(s, i);
    }

    /* what boots */
    memory_region_init(rom, NULL, "beech.rom", 0x1000);
    s->rom = rom;
    memory_region_add_subregion(get_system_memory(), 0x10000, rom);
}

DEFINE_BOARD(BeechState, beech, beech_init)
