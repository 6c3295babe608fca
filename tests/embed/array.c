/*
 * An array of constant size
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct AlderState {
    MachineState parent_obj;
    unsigned banks;
} AlderState;

static void alder_init(MachineState *machine)
{
    AlderState *s = (AlderState *)machine;
    MemoryRegion *cs = g_new(MemoryRegion, 3);

    for (int i = 0; i < 2; i++) {
        memory_region_init(&cs[i], NULL, "alder.cs", 0x100);
        memory_region_add_subregion(get_system_memory(), i * 0x100, &cs[i]);
    }
    memory_region_init(cs + 2, NULL, "alder.last", 0x100);
    cs[2].enabled = s->banks > 2;
    memory_region_add_subregion(get_system_memory(), 0x200, cs + 2);
}

DEFINE_BOARD(AlderState, alder, alder_init)
