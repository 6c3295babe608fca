/*
 * The allocation is in a macro
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define NEW_REGION() g_malloc0(sizeof(MemoryRegion))

void realize(State *s);

void realize(State *s)
{
    s->mr = NEW_REGION();
    memory_region_init(s->mr, OBJECT(s), "window", 64);
}
