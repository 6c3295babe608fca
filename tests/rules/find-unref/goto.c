/*
 * One way out that drops for all: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

uint64_t size_at(uint64_t addr)
{
    MemoryRegion *mr = memory_region_find(get_system_memory(), addr, 1).mr;
    uint64_t size = 0;

    if (!mr || !memory_region_is_ram(mr)) {
        goto out;
    }
    size = memory_region_size(mr);
out:
    if (mr) {
        memory_region_unref(mr);
    }
    return size;
}
