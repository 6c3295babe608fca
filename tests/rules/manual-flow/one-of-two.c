/*
 * The init is of one region or of another
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s, State *t, int n);

void realize(State *s, State *t, int n)
{
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    if (n) {
        mr = t->mr;
    }
    memory_region_init(mr, OBJECT(s), "window", 64);
}
