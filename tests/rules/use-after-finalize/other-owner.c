/*
 * The owner is made beside the region, and uses it when it ends: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

State *state_new(void);
State *lease_new(void);

State *lease_new(void)
{
    State *s = state_new();
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(s), "mr", 64);
    s->mr = mr;
    return s;
}

static void finalize(Object *obj)
{
    memory_region_set_enabled(STATE(obj)->mr, false);
}

const TypeInfo type = { .instance_finalize = finalize };
