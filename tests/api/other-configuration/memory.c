/* A definition for hosts that this one is not
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

#if defined(__linux__) && \
    !defined(EMSCRIPTEN)
bool memory_region_init_ram_from_fd(MemoryRegion *mr, Object *owner,
                                    const char *name, int fd, Error **errp)
{
    memory_region_init(mr, owner, name, fd);
    return true;
}
#else
#ifdef NEVER
#error "not read"
#endif
bool memory_region_init_ram_from_fd(MemoryRegion *mr, Object *owner,
                                    const char *name, int fd, Error **errp)
{
    error_setg(errp, "memory_region_init_ram_from_fd(): not on this host");
    return false;
}
#endif
