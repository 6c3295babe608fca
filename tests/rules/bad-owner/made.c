/*
 * An object is made of the storage that was allocated: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Board {
    State soc;
} Board;

void object_initialize(void *obj, size_t size, const char *type);
void object_initialize_child_internal(Object *parent, const char *name,
                                      void *child, size_t size,
                                      const char *type);

static void board_init(MachineState *machine)
{
    Board *board = g_malloc0(sizeof(*board));

    object_initialize(board, sizeof(*board), "board");
    memory_region_init(&board->soc.regs, OBJECT(board), "regs", 64);
}

static void add_board(Object *parent)
{
    Board *board = g_new0(Board, 1);

    object_initialize_child_internal(parent, "board", board, sizeof(*board),
                                     "board");
    memory_region_init(&board->soc.regs, OBJECT(board), "regs", 64);
}

const TypeInfo type = { .instance_init = add_board };
const MachineClass klass = { .init = board_init };
