/*
 * The init is in a macro
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define INIT(mr, s) memory_region_init(mr, OBJECT(s), "window", 64)

void realize(State *s);

void realize(State *s)
{
    s->mr = g_new0(MemoryRegion, 1);
    INIT(s->mr, s);
}
