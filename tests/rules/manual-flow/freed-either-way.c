/*
 * A free that runs with the init and without it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s, int n);

void realize(State *s, int n)
{
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    if (n) {
        memory_region_init(mr, OBJECT(s), "window", 64);
    }
    g_free(mr);
}
