/*
 * The way out is for when there is none: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void take(MemoryRegion *root);

void take(MemoryRegion *root)
{
    MemoryRegion *mr = memory_region_find(root, 0, 1).mr;

    if (!mr) {
        return;
    }
    memory_region_unref(mr);
}
