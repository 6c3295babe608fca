/*
 * Numbers of regions that are not known where the struct is defined
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct BirchState {
    MachineState parent_obj;
    MemoryRegion *known[2];
} BirchState;

#define LATE 4

static void birch_nested(BirchState *s)
{
    for (int i = 0; i < 2; i++) {
        for (int k = 0; k < 2; k++) {
            MemoryRegion *cell = g_new(MemoryRegion, 1);

            memory_region_init(cell, NULL, "birch.cell", 4);
        }
    }
    for (int i = 0; i < 2; i++) {
        for (int k = 0; k < 2; k++) {
            MemoryRegion *twice = g_new(MemoryRegion, 1);

            memory_region_init(twice, NULL, "birch.twice", 4);
            s->known[i] = twice;
        }
    }
}

static void birch_counted(BirchState *s)
{
    MemoryRegion *many = g_new(MemoryRegion, s->parent_obj.cpus);

    memory_region_init(&many[0], NULL, "birch.many", 4);
    for (int i = 0; i < LATE; i++) {
        MemoryRegion *late = g_new(MemoryRegion, 1);

        memory_region_init(late, NULL, "birch.late", 4);
    }
    for (int i = 0; i < 8; i++) {
        MemoryRegion *skipped = g_new(MemoryRegion, 1);

        memory_region_init(skipped, NULL, "birch.skipped", 4);
        i++;
    }
}

static void birch_init(MachineState *machine)
{
    BirchState *s = (BirchState *)machine;

    for (unsigned i = 0; i < machine->cpus; i++) {
        MemoryRegion *core = g_new(MemoryRegion, 1);

        memory_region_init(core, NULL, "birch.core", 4);
    }
    birch_nested(s);
    birch_counted(s);
}

DEFINE_BOARD(BirchState, birch, birch_init)
