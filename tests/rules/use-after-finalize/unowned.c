/*
 * A region without an owner is still there: silence of this rule
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static State *s;

static void board_init(MachineState *machine)
{
    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init_io(s->mr, NULL, NULL, s, "regs", 64);
}

static void finalize(Object *obj)
{
    State *s = STATE(obj);

    memory_region_set_enabled(s->mr, false);
}

const MachineClass klass = { .init = board_init };
const TypeInfo type = { .instance_finalize = finalize };
