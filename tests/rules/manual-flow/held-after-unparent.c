/*
 * It is used after its unparent, but the function has a reference by then: no
 * use after free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void plug(MemoryRegion *mr);

void plug(MemoryRegion *root)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, NULL, "held", 64);
    object_ref(OBJECT(mr));
    object_unparent(OBJECT(mr));
    memory_region_add_subregion(root, 0, mr);
}
