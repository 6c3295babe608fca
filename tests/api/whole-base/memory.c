/* The base attaches the region itself, RAM does not look at errors: QEMU 2
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "system/memory.h"

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size)
{
    object_initialize(mr, sizeof(*mr), TYPE_MEMORY_REGION);
    mr->size = size;
    if (size == UINT64_MAX) {
        mr->size = 0;
    }

    if (name) {
        object_property_add_child(owner, name, OBJECT(mr));
        object_unref(OBJECT(mr));
    }
}

/* Refused: fails with the region alive, and does not look */
void memory_region_init_ram(MemoryRegion *mr, Object *owner, const char *name,
                            uint64_t size, Error **errp)
{
    memory_region_init(mr, owner, name, size);
    mr->ram = true;
    mr->block = ram_alloc(mr, size, errp);
}

void memory_region_init_alias(MemoryRegion *mr, Object *owner,
                              const char *name, uint64_t size)
{
    memory_region_init(mr, owner, name, size);
}
