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
    MemoryRegion high;
    MemoryRegion low;
} OakState;

static void oak_init(MachineState *machine)
{
    OakState *s = (OakState *)machine;

    if (s->banks) {
        /* Map the high window */
        memory_region_init(&s->high, NULL, "oak.high", 4);
    }
    if (s->banks > 1) {
        /* below 4 GiB */

        /* the low window */
        memory_region_init(&s->low, /* no owner */ NULL, "oak.low", 4);
        memory_region_add_subregion(get_system_memory(),
                                    0x100,
                                    &s->low /* behind all others */);
    }
}

DEFINE_BOARD(OakState, oak, oak_init)
