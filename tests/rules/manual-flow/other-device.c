/*
 * The init may be of the region of another device
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

State *next(State *s);

void realize(State *s);

void realize(State *s)
{
    s->mr = g_new0(MemoryRegion, 1);
    s = next(s);
    memory_region_init(s->mr, OBJECT(s), "window", 64);
}
