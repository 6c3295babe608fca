/*
 * Another function initialises what this one allocates
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void prepare(State *s)
{
    memory_region_init(s->mr, OBJECT(s), "window", 64);
}

void realize(State *s);

void realize(State *s)
{
    s->mr = g_new0(MemoryRegion, 1);
    prepare(s);
}
