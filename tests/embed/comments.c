/*
 * Comments and blank lines around what goes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct OakState {
    MachineState parent_obj;

    /* what the board has */
    unsigned banks; /* of RAM, see
                     * the manual */
} OakState;

static void oak_init(MachineState *machine)
{
    OakState *s = (OakState *)machine;

    if (s->banks) {
        /* Map the high window */
        MemoryRegion *high = g_new(MemoryRegion, 1);

        memory_region_init(high, NULL, "oak.high", 4);
    }
    if (s->banks > 1) {
        MemoryRegion *low; /* below 4 GiB */

        /* the low window */
        low = g_new(MemoryRegion, 1);
        memory_region_init(low, /* no owner */ NULL, "oak.low", 4);
        memory_region_add_subregion(get_system_memory(),
                                    0x100,
                                    low /* behind all others */);
    }
}

DEFINE_BOARD(OakState, oak, oak_init)
