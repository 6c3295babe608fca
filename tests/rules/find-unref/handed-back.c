/*
 * A way out loses the region that another function returns: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static MemoryRegion *region_at(uint64_t addr)
{
    return memory_region_find(get_system_memory(), addr, 1).mr;
}

uint64_t size_at(uint64_t addr)
{
    MemoryRegion *mr = region_at(addr);
    uint64_t size = mr ? memory_region_size(mr) : 0;

    if (size < 4) {
        return 0;
    }
    memory_region_unref(mr);
    return size;
}
