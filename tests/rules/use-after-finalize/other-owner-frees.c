/*
 * The owner is made beside the region, and frees it when it ends: silence
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
    g_free(STATE(obj)->mr);
}

const TypeInfo type = { .instance_finalize = finalize };
