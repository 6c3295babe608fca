/* One constructor is defined elsewhere, one in the header
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "system/memory.h"

static void memory_region_do_init(MemoryRegion *mr, Object *owner,
                                  const char *name, uint64_t size)
{
    mr->size = size;
    if (name) {
        object_property_add_child(owner, name, OBJECT(mr));
        object_unref(OBJECT(mr));
    }
}

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size)
{
    object_initialize(mr, sizeof(*mr), TYPE_MEMORY_REGION);
    memory_region_do_init(mr, owner, name, size);
}
