/*
 * A function that frees what it is given
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void let_go(MemoryRegion *mr)
{
    g_free(mr);
}

void realize(State *s);
void unrealize(State *s);

void realize(State *s)
{
    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(s), "window", 64);
}

void unrealize(State *s)
{
    let_go(s->mr);
}
