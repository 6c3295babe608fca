/*
 * The reference is never dropped: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

uint64_t size_at(uint64_t addr)
{
    MemoryRegionSection section = memory_region_find(get_system_memory(),
                                                     addr, 1);

    return section.mr ? memory_region_size(section.mr) : 0;
}
