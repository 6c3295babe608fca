/* All but the base are refused: the storage would be gone, or is not there yet
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

bool memory_region_init_written(MemoryRegion *mr, Object *owner,
                                const char *name, uint64_t size, Error **errp)
{
    memory_region_init(mr, owner, name, size);
    if (!ram_alloc(mr, size, errp)) {
        object_unparent(OBJECT(mr));
        mr->size = 0;
        return false;
    }
    return true;
}

static void forget(MemoryRegion *mr)
{
    object_unparent(OBJECT(mr));
    mr->block = NULL;
}

bool memory_region_init_by_helper(MemoryRegion *mr, Object *owner,
                                  const char *name, uint64_t size,
                                  Error **errp)
{
    memory_region_init(mr, owner, name, size);
    if (!ram_alloc(mr, size, errp)) {
        forget(mr);
        return false;
    }
    return true;
}

/* A clone would have to leave before the note is taken */
void memory_region_init_noted(MemoryRegion *mr, Object *owner,
                              const char *name, uint64_t size, Error **errp)
{
    memory_region_init(mr, owner, name, size);
    mr->block = ram_alloc(mr, size, errp);
    if (!mr->block) {
        object_unparent(OBJECT(mr));
    }
    note(name);
}

bool memory_region_init_twice_given(MemoryRegion *mr, Object *owner,
                                    const char *name, uint64_t size,
                                    Error **errp)
{
    memory_region_init(mr, owner, name, size);
    if (ram_alloc(mr, size, errp)) {
        return true;
    }
    object_unparent(OBJECT(mr));
    object_unparent(OBJECT(mr));
    return false;
}

void memory_region_init_early(MemoryRegion *mr, Object *owner,
                              const char *name, uint64_t size)
{
    mr->opaque = NULL;
    memory_region_init(mr, owner, name, size);
}

void memory_region_init_twice(MemoryRegion *mr, Object *owner,
                              const char *name, uint64_t size)
{
    memory_region_init(mr, owner, name, size);
    memory_region_init(mr, owner, name, size);
}
