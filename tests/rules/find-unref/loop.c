/*
 * Dropped, but not before the next turn of the loop
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

uint64_t sum(uint64_t addr, int n)
{
    MemoryRegionSection section;
    uint64_t size = 0;

    for (int i = 0; i < n; i++) {
        section = memory_region_find(get_system_memory(), addr + i, 1);
        if (!section.mr || !memory_region_is_ram(section.mr)) {
            continue;
        }
        size += memory_region_size(section.mr);
        memory_region_unref(section.mr);
    }
    return size;
}
