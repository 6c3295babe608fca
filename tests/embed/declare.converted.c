/*
 * Functions that have the machine, and declare its struct by the cast
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct PineState {
    MachineState parent_obj;
    unsigned banks;
    MemoryRegion rom;
    MemoryRegion low;
    MemoryRegion high;
} PineState;

OBJECT_DECLARE_SIMPLE_TYPE(PineState, PINE)

typedef struct RowanState {
    MachineState parent_obj;
} RowanState;

static void pine_rom(MachineState *machine)
{
    PineState *s = PINE(machine);

    if (machine->cpus > 1) {
        memory_region_init(&s->rom, NULL, "pine.rom", 4);
    }
}

static void pine_init(MachineState *machine)
{
    PineState *s = PINE(machine);
    MemoryRegion *sysmem = get_system_memory();

    memory_region_init(&s->low, NULL, "pine.low", 4);
    memory_region_add_subregion(sysmem, 0, &s->low);
    memory_region_init(&s->high, NULL, "pine.high", 4);
    memory_region_add_subregion(sysmem, 0x100, &s->high);
    pine_rom(machine);
}

/* no cast is known */
static void rowan_init(MachineState *machine)
{
    MemoryRegion *low = g_new(MemoryRegion, 1);

    memory_region_init(low, NULL, "rowan.low", 4);
}

/* it is cast, but later */
static void pine_late_init(MachineState *machine)
{
    MemoryRegion *late = g_new(MemoryRegion, 1);
    PineState *p;

    memory_region_init(late, NULL, "pine.late", 4);
    p = PINE(machine);
    p->banks++;
}

DEFINE_BOARD(PineState, pine, pine_init)
DEFINE_BOARD(PineState, pine_late, pine_late_init)
DEFINE_BOARD(RowanState, rowan, rowan_init)
