/*
 * A macro that is another number where the struct is than where the regions
 * are made, and one that is not
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#define BANKS 2
#define PORTS 3

typedef struct MapleBoard {
    MachineState parent_obj;
    int lines[BANKS];
} MapleBoard;

#undef BANKS
#define BANKS 4

OBJECT_DECLARE_SIMPLE_TYPE(MapleBoard, MAPLE_BOARD)

static void maple_board_init(MachineState *machine)
{
    MapleBoard *s = MAPLE_BOARD(machine);
    int i;

    for (i = 0; i < BANKS; i++) {
        MemoryRegion *bank = g_new(MemoryRegion, 1);

        memory_region_init(bank, NULL, "maple.bank", 8);
    }
    for (i = 0; i < PORTS; i++) {
        MemoryRegion *ports = g_new(MemoryRegion, 1);

        memory_region_init(ports, NULL, "maple.ports", 8);
    }
    s->lines[0] = 1;
}

DEFINE_BOARD(MapleBoard, maple_board, maple_board_init)
