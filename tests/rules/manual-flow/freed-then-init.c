/*
 * An init after a free on some path
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s, int n);

void realize(State *s, int n)
{
    s->mr = g_new0(MemoryRegion, 1);
    if (n) {
        g_free(s->mr);
    }
    memory_region_init(s->mr, OBJECT(s), "window", 64);
}
