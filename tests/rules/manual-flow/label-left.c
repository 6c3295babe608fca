/*
 * The allocation is all that a label stands at: a declaration, or the end of
 * the block, is no statement.  The last one has a statement behind it, and can
 * be converted.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void ends_block(State *s, int kind)
{
    switch (kind) {
    case 0:
        memory_region_set_enabled(&s->regs, true);
        /* fall through */
    default:
        s->mr = g_new(MemoryRegion, 1);
    }
    memory_region_init(s->mr, OBJECT(s), "ends", 64);
}

static void before_declaration(State *s, bool again)
{
    MemoryRegion *mr;

    if (again) {
        goto make;
    }
    memory_region_set_enabled(&s->regs, true);
make:
    mr = g_new(MemoryRegion, 1);
    uint64_t size = 64;

    memory_region_init(mr, OBJECT(s), "before", size);
    memory_region_set_enabled(mr, true);
}

static void before_statement(State *s, bool again)
{
    MemoryRegion *mr;

    if (again) {
        goto make;
    }
    memory_region_set_enabled(&s->regs, true);
make:
    mr = g_new(MemoryRegion, 1);
    memory_region_set_enabled(&s->regs, false);
    memory_region_init(mr, OBJECT(s), "behind", 64);
    memory_region_set_enabled(mr, true);
}

static void realize(DeviceState *dev, Error **errp)
{
    ends_block(STATE(dev), 0);
    before_declaration(STATE(dev), true);
    before_statement(STATE(dev), true);
}

const DeviceClass klass = { .realize = realize };
