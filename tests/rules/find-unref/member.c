/*
 * Not even the section is kept: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

bool is_mapped(uint64_t addr)
{
    return memory_region_find(get_system_memory(), addr, 1).mr != NULL;
}
