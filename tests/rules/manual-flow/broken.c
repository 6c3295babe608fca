/*
 * A function with an error that only the front end meets
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s);

void realize(State *s)
{
    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(s), "window", 64);
#ifdef __clang__
    s->missing = 1;
#endif
}
