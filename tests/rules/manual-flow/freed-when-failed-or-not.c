/*
 * A free that failure leads to, and success as well
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void realize(State *s, Error **errp);

void realize(State *s, Error **errp)
{
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    if (memory_region_init_ram(mr, OBJECT(s), "ram", 64, errp)) {
        memory_region_set_enabled(mr, true);
    }
    g_free(mr);
}
