/*
 * Dropped, but not where the region turns out to be of no use
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

uint64_t size_at(uint64_t addr)
{
    MemoryRegionSection section = memory_region_find(get_system_memory(),
                                                     addr, 1);
    uint64_t size = 0;

    if (!section.mr) {
        return 0;
    }
    if (memory_region_is_ram(section.mr)) {
        return 0;
    }
    size = memory_region_size(section.mr);
    memory_region_unref(section.mr);
    return size;
}
