/* Shapes that are refused, each for its reason
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "system/memory.h"

#define INIT(mr) memory_region_init(mr, owner, name, 1)

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

void memory_region_init_iommu(void *mr, size_t size, Object *owner,
                              const char *name)
{
    object_initialize(mr, size, TYPE_MEMORY_REGION);
    memory_region_do_init(mr, owner, name, 0);
}

int memory_region_init_errno(MemoryRegion *mr, Object *owner,
                             const char *name)
{
    memory_region_init(mr, owner, name, 1);
    return 0;
}

void memory_region_init_macro(MemoryRegion *mr, Object *owner,
                              const char *name)
{
    INIT(mr);
}

static bool memory_region_init_may_fail(MemoryRegion *mr, Object *owner,
                                        const char *name, Error **errp)
{
    memory_region_init(mr, owner, name, 1);
    if (!ram_check(mr, errp)) {
        object_unparent(OBJECT(mr));
        return false;
    }
    return true;
}

bool memory_region_init_inside(MemoryRegion *mr, Object *owner,
                               const char *name, Error **errp)
{
    return owner && memory_region_init_may_fail(mr, owner, name, errp);
}

bool memory_region_init_needs(MemoryRegion *mr, Object *owner,
                              const char *name, Error **errp)
{
    return memory_region_init_inside(mr, owner, name, errp);
}

void memory_region_init_assigned(MemoryRegion *mr, Object *owner,
                                 const char *name)
{
    memory_region_init(mr, owner, name, 1);
    mr = NULL;
}

void memory_region_init_nothing(MemoryRegion *mr, Object *owner,
                                const char *name)
{
    note(name);
}

void memory_region_init_sometimes(MemoryRegion *mr, Object *owner,
                                  const char *name, bool really)
{
    if (really) {
        memory_region_init(mr, owner, name, 1);
    }
}
