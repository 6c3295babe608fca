/*
 * One way out has found a region, and loses it: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void take(MemoryRegion *root, bool ours);

void take(MemoryRegion *root, bool ours)
{
    MemoryRegion *mr = memory_region_find(root, 0, 1).mr;

    if (mr) {
        if (!ours) {
            return;
        }
        memory_region_unref(mr);
    }
}
