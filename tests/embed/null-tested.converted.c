/*
 * Pointers that somebody tests
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct FirState {
    MachineState parent_obj;
    MemoryRegion *rom;
    MemoryRegion passed;
} FirState;

static void fir_map(MemoryRegion *mr)
{
    if (mr) {
        memory_region_add_subregion(get_system_memory(), 0, mr);
    }
}

static void fir_reset(FirState *s)
{
    if (s->rom) {
        memory_region_set_enabled(s->rom, true);
    }
}

static void fir_init(MachineState *machine)
{
    FirState *s = (FirState *)machine;
    MemoryRegion *bank = g_new(MemoryRegion, 1);

    s->rom = g_new(MemoryRegion, 1);
    memory_region_init(s->rom, NULL, "fir.rom", 4);
    memory_region_init(bank, NULL, "fir.bank", 4);
    memory_region_init(&s->passed, NULL, "fir.passed", 4);
    memory_region_add_subregion(get_system_memory(), 4, bank ? bank : NULL);
    fir_map(&s->passed);
    fir_reset(s);
}

DEFINE_BOARD(FirState, fir, fir_init)
