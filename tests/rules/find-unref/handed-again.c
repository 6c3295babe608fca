/*
 * The next round of a loop loses what the last one was handed: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static bool region_at(MemoryRegion **found, uint64_t addr)
{
    *found = memory_region_find(get_system_memory(), addr, 1).mr;
    return *found != NULL;
}

unsigned count(void)
{
    MemoryRegion *mr = NULL;
    unsigned n = 0;

    while (region_at(&mr, n)) {
        n++;
    }
    return n;
}
