/*
 * What comes through a parameter is never dropped: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static bool region_at(MemoryRegion **found, uint64_t addr)
{
    MemoryRegion *mr = memory_region_find(get_system_memory(), addr, 1).mr;

    if (!mr) {
        return false;
    }
    if (memory_region_size(mr) < 4) {
        memory_region_unref(mr);
        return false;
    }
    *found = mr;
    return true;
}

bool is_big(uint64_t addr)
{
    MemoryRegion *mr;

    return region_at(&mr, addr) && memory_region_size(mr) > 64;
}
