/*
 * An #else that is not compiled initialises the region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s);

void realize(State *s)
{
    s->mr = g_new0(MemoryRegion, 1);
#ifndef WITH_RAM
    memory_region_init(s->mr, OBJECT(s), "window", 64);
#else
    memory_region_init_ram(s->mr, OBJECT(s), "ram", 64, NULL);
#endif
}
