/*
 * Storage that begins with a device, and that nobody makes one of: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Board {
    State soc;
} Board;

static void board_init(MachineState *machine)
{
    Board *board = g_malloc0(sizeof(*board));

    memory_region_init(&board->soc.regs, OBJECT(board), "regs", 64);
}

const MachineClass klass = { .init = board_init };
