/*
 * Code that runs more than once for one object
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct CedarState {
    MachineState parent_obj;
    unsigned tries;
} CedarState;

static void cedar_bank(CedarState *s, unsigned at)
{
    MemoryRegion *bank = g_new(MemoryRegion, 1);

    memory_region_init(bank, OBJECT(s), "cedar.bank", 4);
    memory_region_add_subregion(get_system_memory(), at, bank);
}

static void cedar_retry(CedarState *s)
{
    MemoryRegion *retry;

again:
    s->parent_obj.cpus++;
    retry = g_new(MemoryRegion, 1);
    memory_region_init(retry, OBJECT(s), "cedar.retry", 4);
    if (s->tries--) {
        goto again;
    }
}

/* Of two reasons, the one nearer to the region is told */
static void cedar_near(CedarState *s)
{
    MemoryRegion *near = g_new(MemoryRegion, 1);

    memory_region_init(near, OBJECT(s), "cedar.near", 4);
}

static void cedar_one(CedarState *s)
{
    cedar_near(s);
}

static void cedar_two(CedarState *s)
{
    cedar_near(s);
}

static void cedar_all(CedarState *s)
{
    cedar_one(s);
}

static void cedar_far(CedarState *s)
{
    cedar_all(s);
    cedar_all(s);
}

static void cedar_init(MachineState *machine)
{
    CedarState *s = (CedarState *)machine;

    cedar_far(s);
    cedar_two(s);
    cedar_two(s);

    cedar_bank(s, 0);
    cedar_bank(s, 0x100);
    cedar_retry(s);
}

static void cedar_reset(DeviceState *dev)
{
    MemoryRegion *reset = g_new(MemoryRegion, 1);

    memory_region_init(reset, OBJECT(dev), "cedar.reset", 4);
}

void cedar_hook(DeviceClass *dc)
{
    dc->reset = cedar_reset;
}

DEFINE_BOARD(CedarState, cedar, cedar_init)
