/*
 * Calls of which only one runs, and some that look like it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct OakState {
    MachineState parent_obj;
    unsigned size;
    MemoryRegion branch;
    MemoryRegion early;
} OakState;

static void oak_branch(OakState *s)
{
    memory_region_init(&s->branch, OBJECT(s), "oak.branch", 4);
}

static void oak_early(OakState *s)
{
    memory_region_init(&s->early, OBJECT(s), "oak.early", 4);
}

static void oak_third(OakState *s)
{
    MemoryRegion *third = g_new(MemoryRegion, 1);

    memory_region_init(third, OBJECT(s), "oak.third", 4);
}

static void oak_last(OakState *s)
{
    MemoryRegion *last = g_new(MemoryRegion, 1);

    memory_region_init(last, OBJECT(s), "oak.last", 4);
}

static void oak_out(OakState *s)
{
    MemoryRegion *out = g_new(MemoryRegion, 1);

    memory_region_init(out, OBJECT(s), "oak.out", 4);
}

static void oak_config(OakState *s)
{
    MemoryRegion *config = g_new(MemoryRegion, 1);

    memory_region_init(config, OBJECT(s), "oak.config", 4);
}

static void oak_back(OakState *s)
{
    MemoryRegion *back = g_new(MemoryRegion, 1);

    memory_region_init(back, OBJECT(s), "oak.back", 4);
}

/* It returns behind one of the two */
static void oak_firmware(OakState *s)
{
    if (s->size) {
        if (s->size > 4) {
            oak_early(s);
        }
        s->size = 0;
        return;
    }
    if (s->parent_obj.cpus) {
        oak_branch(s);
        oak_early(s);
    } else {
        oak_branch(s);
    }
}

/* Of three two may run */
static void oak_three(OakState *s)
{
    if (s->size) {
        oak_third(s);
    } else {
        oak_third(s);
        oak_third(s);
    }
}

/* It returns behind the second */
static void oak_returns(OakState *s)
{
    oak_last(s);
    if (s->size) {
        oak_last(s);
        return;
    }
}

/* It need not return */
static void oak_leaves(OakState *s)
{
    if (s->size) {
        oak_out(s);
        if (s->size > 4) {
            goto out;
        }
        return;
    }
out:
    oak_out(s);
}

/* What another configuration runs as well */
static void oak_configured(OakState *s)
{
    oak_config(s);
#ifdef CONFIG_OAK
    oak_config(s);
#endif
}

/* A loop without a word for it */
static void oak_loops(OakState *s)
{
again:
    oak_back(s);
    if (s->size--) {
        goto again;
    }
}

static void oak_init(MachineState *machine)
{
    OakState *s = (OakState *)machine;

    oak_firmware(s);
    oak_three(s);
    oak_returns(s);
    oak_leaves(s);
    oak_loops(s);
    oak_configured(s);
}

/* Another configuration has another board */
#ifdef CONFIG_OAK
static void oak_other_init(MachineState *machine)
{
    oak_firmware((OakState *)machine);
}

DEFINE_BOARD(OakState, oak_other, oak_other_init)
#endif

DEFINE_BOARD(OakState, oak, oak_init)
