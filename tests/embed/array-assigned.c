/*
 * An array that a variable is set to later, and uses of its first element
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct AspenState {
    MachineState parent_obj;
    MemoryRegion *spare;
} AspenState;

static void aspen_init(MachineState *machine)
{
    AspenState *s = (AspenState *)machine;
    MemoryRegion *cs;

    s->spare = g_new(MemoryRegion, 1);
    cs = g_new0(MemoryRegion, 2);
    memory_region_init(cs, NULL, "aspen.first", 0x100);
    memory_region_init(cs + 1, NULL, "aspen.second", 0x100);
    memory_region_init(s->spare, NULL, "aspen.spare", 0x100);
    memory_region_add_subregion(get_system_memory(), 0, cs);
    memory_region_add_subregion(cs, 0x10, &cs[1]);
    memory_region_add_subregion(&cs[0], 0x20, s->spare);
    cs->enabled = s->spare->enabled;
}

DEFINE_BOARD(AspenState, aspen, aspen_init)
