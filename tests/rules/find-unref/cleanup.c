/*
 * Dropped by what the compiler calls at the end of the scope, for g_auto(),
 * before the variable or behind it: silence. What only says that a variable
 * may stay unused drops nothing.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef MemoryRegionSection Section;

static inline void section_clear(Section *section)
{
    memory_region_unref(section->mr);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Section, section_clear)

static void region_put(MemoryRegion **mr)
{
    memory_region_unref(*mr);
}

#define AUTO_REGION __attribute__((cleanup(region_put)))

bool is_ram_at(uint64_t addr);
bool is_ram_before(uint64_t addr);
bool is_ram_behind(uint64_t addr);
bool is_ram_unused(uint64_t addr);

bool is_ram_at(uint64_t addr)
{
    g_auto(Section) section = memory_region_find(get_system_memory(), addr, 1);

    return section.mr && memory_region_is_ram(section.mr);
}

bool is_ram_before(uint64_t addr)
{
    __attribute__((cleanup(region_put))) MemoryRegion *mr =
        memory_region_find(get_system_memory(), addr, 1).mr;

    return mr && memory_region_is_ram(mr);
}

bool is_ram_behind(uint64_t addr)
{
    MemoryRegion *mr AUTO_REGION = NULL;

    mr = memory_region_find(get_system_memory(), addr, 1).mr;
    return mr && memory_region_is_ram(mr);
}

bool is_ram_unused(uint64_t addr)
{
    __attribute__((unused)) MemoryRegion *mr =
        memory_region_find(get_system_memory(), addr, 1).mr;

    return mr && memory_region_is_ram(mr);
}
