/*
 * A section that another lookup takes the place of before anything is done with
 * its region, and one whose region nobody names: findings. Not so if the region
 * is dropped in between.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

uint64_t sum(uint64_t addr);
uint64_t sum_wrong(uint64_t addr);
uint64_t sum_right(uint64_t addr);

uint64_t sum(uint64_t addr)
{
    MemoryRegionSection section;
    uint64_t at;

    section = memory_region_find(get_system_memory(), addr, 4);
    at = section.offset_within_region;
    section = memory_region_find(get_system_memory(), addr + 4096, 4);
    at += section.offset_within_region;
    memory_region_unref(section.mr);
    return at;
}

uint64_t sum_wrong(uint64_t addr)
{
    MemoryRegionSection a = memory_region_find(get_system_memory(), addr, 4);
    MemoryRegionSection b = memory_region_find(get_system_memory(),
                                               addr + 4096, 4);
    uint64_t at = a.offset_within_region + b.offset_within_region;

    memory_region_unref(b.mr);
    memory_region_unref(b.mr);
    return at;
}

uint64_t sum_right(uint64_t addr)
{
    MemoryRegionSection section;
    uint64_t at;

    section = memory_region_find(get_system_memory(), addr, 4);
    at = section.offset_within_region;
    memory_region_unref(section.mr);
    section = memory_region_find(get_system_memory(), addr + 4096, 4);
    at += section.offset_within_region;
    memory_region_unref(section.mr);
    return at;
}
