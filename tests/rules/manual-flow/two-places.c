/*
 * The allocation goes to two places at once
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s);

void realize(State *s)
{
    MemoryRegion *mr;

    s->mr = mr = g_new0(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(s), "window", 64);
}
