/*
 * A free of a region that nothing owns
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s);
void unrealize(State *s);

void realize(State *s)
{
    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, NULL, "window", 64);
}

void unrealize(State *s)
{
    g_free(s->mr);
}
