/*
 * Somebody else will drop it: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static MemoryRegionSection found;

void look(uint64_t addr)
{
    found = memory_region_find(get_system_memory(), addr, 1);
}
