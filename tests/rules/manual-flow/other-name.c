/*
 * The init knows the region by another name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s);

void realize(State *s)
{
    MemoryRegion *mr;

    s->mr = g_new0(MemoryRegion, 1);
    mr = s->mr;
    if (mr) {
        memory_region_init(mr, OBJECT(s), "window", 64);
    }
}
