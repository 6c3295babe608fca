/*
 * A release of a region that comes from who knows where
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

MemoryRegion *find(State *s);
void realize(State *s);
void unrealize(State *s);

void realize(State *s)
{
    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(s), "window", 64);
}

void unrealize(State *s)
{
    MemoryRegion *mr = find(s);

    g_free(mr);
}
