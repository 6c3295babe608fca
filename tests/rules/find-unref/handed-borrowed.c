/*
 * The function that returns it has dropped the reference: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static MemoryRegion *region_at(uint64_t addr)
{
    MemoryRegionSection section = memory_region_find(get_system_memory(),
                                                     addr, 1);

    memory_region_unref(section.mr);
    return section.mr;
}

uint64_t size_at(uint64_t addr)
{
    MemoryRegion *mr = region_at(addr);

    return mr ? memory_region_size(mr) : 0;
}
