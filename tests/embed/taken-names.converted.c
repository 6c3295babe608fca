/*
 * Names that are taken: a macro is called as the variable would be that points
 * to the struct, so that gets another name; and of a region whose name is made
 * at run time no field's name can be made, where its variable's says nothing
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

static int s = 3;

#define COUNT(v) ((v) += s)

typedef struct OliveBoard {
    MachineState parent_obj;
    int n;
    MemoryRegion ram;
} OliveBoard;

OBJECT_DECLARE_SIMPLE_TYPE(OliveBoard, OLIVE_BOARD)

static void olive_board_init(MachineState *machine)
{
    OliveBoard *state = OLIVE_BOARD(machine);
    int count = 0;

    memory_region_init(&state->ram, NULL, "olive.ram", 8);
    COUNT(count);
}

static void palm_board_init(MachineState *machine, const char *name)
{
    OliveBoard *board = OLIVE_BOARD(machine);
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, NULL, name, 8);
    board->n = 1;
}

static void palm_init(MachineState *machine)
{
    palm_board_init(machine, machine->cpus > 1 ? "two" : "one");
}

DEFINE_BOARD(OliveBoard, olive_board, olive_board_init)
DEFINE_BOARD(OliveBoard, palm_board, palm_init)
