/* A local error and a bool result: QEMU 9
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

bool memory_region_init_ram_nomigrate(MemoryRegion *mr, Object *owner,
                                      const char *name, uint64_t size,
                                      Error **errp)
{
    Error *err = NULL;

    memory_region_init(mr, owner, name, size);
    mr->ram = true;
    mr->block = ram_alloc(mr, size, &err);
    if (err) {
        mr->size = 0;
        object_unparent(OBJECT(mr));
        error_propagate(errp, err);
        return false;
    }
    return true;
}

bool memory_region_init_rom_nomigrate(MemoryRegion *mr, Object *owner,
                                      const char *name, uint64_t size,
                                      Error **errp)
{
    bool ok = memory_region_init_ram_nomigrate(mr, owner, name, size, errp);

    mr->readonly = ok;
    return ok;
}

bool memory_region_init_rom(MemoryRegion *mr, Object *owner, const char *name,
                            uint64_t size, Error **errp)
{
    if (memory_region_init_ram_nomigrate(mr, owner, name, size, errp)) {
        mr->readonly = true;
        return true;
    }

    return false;
}

/* A helper that is told what went wrong */
static bool memory_region_finish(MemoryRegion *mr, Error *err, Error **errp)
{
    if (err) {
        object_unparent(OBJECT(mr));
        error_propagate(errp, err);
        return false;
    }
    return true;
}

bool memory_region_init_ram_shared(MemoryRegion *mr, Object *owner,
                                   const char *name, uint64_t size,
                                   Error **errp)
{
    Error *err = NULL;

    memory_region_init(mr, owner, name, size);
    mr->block = ram_alloc(mr, size, &err);
    return memory_region_finish(mr, err, errp);
}
