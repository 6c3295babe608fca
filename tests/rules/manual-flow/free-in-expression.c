/*
 * A free that is not a statement
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s);
void unrealize(State *s, int n);

void realize(State *s)
{
    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(s), "window", 64);
}

void unrealize(State *s, int n)
{
    n ? g_free(s->mr) : (void)0;
}
