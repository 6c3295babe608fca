/*
 * An array that a variable is set to later, and uses of its first element
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct AspenState {
    MachineState parent_obj;
    MemoryRegion spare;
    MemoryRegion cs[2];
} AspenState;

static void aspen_init(MachineState *machine)
{
    AspenState *s = (AspenState *)machine;

    memory_region_init(s->cs, NULL, "aspen.first", 0x100);
    memory_region_init(s->cs + 1, NULL, "aspen.second", 0x100);
    memory_region_init(&s->spare, NULL, "aspen.spare", 0x100);
    memory_region_add_subregion(get_system_memory(), 0, s->cs);
    memory_region_add_subregion(s->cs, 0x10, &s->cs[1]);
    memory_region_add_subregion(&s->cs[0], 0x20, &s->spare);
    s->cs->enabled = s->spare.enabled;
}

DEFINE_BOARD(AspenState, aspen, aspen_init)
