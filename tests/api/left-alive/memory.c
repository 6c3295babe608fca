/* Failures that leave the region to the caller: the clone gives it back
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

bool memory_region_init_checked(MemoryRegion *mr, Object *owner,
                                const char *name, uint64_t size,
                                Error **errp)
{
    if (size == 0) {
        error_setg(errp, "memory_region_init_checked: no size");
        return false;
    }
    memory_region_init(mr, owner, name, size);
    if (!ram_check(mr, errp)) {
        return false;
    }
    mr->block = ram_alloc(mr, size, errp);
    if (!mr->block) {
        object_unparent(OBJECT(mr));
        return false;
    }
    return true;
}

bool memory_region_init_last(MemoryRegion *mr, Object *owner, const char *name,
                             uint64_t size, Error **errp)
{
    memory_region_init(mr, owner, name, size);
    return size > 0 && ram_check(mr, errp);
}

void memory_region_init_void(MemoryRegion *mr, Object *owner, const char *name,
                             uint64_t size, Error **errp)
{
    Error *err = NULL;

    memory_region_init(mr, owner, name, size);
    ram_check(mr, &err);
    if (err) {
        error_propagate(errp, err);
        return;
    }
    mr->block = ram_alloc(mr, size, &err);
    if (err) {
        error_propagate(errp, err);
    }
}

bool memory_region_init_goto(MemoryRegion *mr, Object *owner, const char *name,
                             uint64_t size, Error **errp)
{
    memory_region_init(mr, owner, name, size);
    if (!ram_check(mr, errp)) {
        goto fail;
    }
    mr->block = ram_alloc(mr, size, errp);
    if (!mr->block) {
        goto fail;
    }
    return true;

fail:
    note(name);
    return false;
}

/* Refused: on failure somebody else holds a reference */
bool memory_region_init_kept(MemoryRegion *mr, Object *owner, const char *name,
                             uint64_t size, Error **errp)
{
    memory_region_init(mr, owner, name, size);
    object_ref(OBJECT(mr));
    return ram_check(mr, errp);
}
