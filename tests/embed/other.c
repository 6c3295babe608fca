/*
 * Regions that stay for other reasons
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct LarchState {
    MachineState parent_obj;
    MemoryRegion alias;
    MemoryRegion *second;
    MemoryRegion *kept;
} LarchState;

void larch_take(MemoryRegion **mr);

static void larch_fill(MemoryRegion *mr)
{
    memory_region_init(mr, NULL, "larch.filled", 4);
}

static void larch_init(MachineState *machine)
{
    LarchState *s = (LarchState *)machine;
    MemoryRegion *alias = g_new(MemoryRegion, 1);
    MemoryRegion *taken = g_new(MemoryRegion, 1);
    MemoryRegion *filled = g_new(MemoryRegion, 1);
    MemoryRegion *either = NULL;

    /* a name that is taken, and a region that is called the same */
    memory_region_init(alias, NULL, "alias", 4);
    memory_region_init(taken, NULL, "larch.taken", 4);
    larch_take(&taken);
    larch_fill(filled);
    if (machine->cpus > 1) {
        either = g_new(MemoryRegion, 1);
        memory_region_init(either, NULL, "larch.either", 4);
    }
    memory_region_add_subregion(get_system_memory(), 0, either);

    s->second = g_new(MemoryRegion, 1);
    memory_region_init(s->second, NULL, "larch.second", 4);
    s->second = s->kept;
}

DEFINE_BOARD(LarchState, larch, larch_init)
