/*
 * Where nothing is found there is nothing to drop: silence
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
    size = memory_region_size(section.mr);
    if (section.mr) {
        memory_region_unref(section.mr);
    }
    return size;
}
