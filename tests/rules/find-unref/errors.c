/*
 * What lets the reference go does not parse: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

uint64_t keep(State *s, uint64_t addr);

uint64_t keep(State *s, uint64_t addr)
{
    MemoryRegionSection section = memory_region_find(get_system_memory(),
                                                     addr, 4);

    if (!section.mr || memory_region_size(section.mr) < 4) {
        memory_region_unref(section.mr);
        return 0;
    }
#ifdef __clang__
    s->found = section.mr;
#endif
    return section.offset_within_region;
}
