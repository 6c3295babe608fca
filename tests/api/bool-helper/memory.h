/* What the tree declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qom.h"

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size);

void memory_region_init_io(MemoryRegion *mr,
                           Object *owner,
                           const MemoryRegionOps *ops,
                           void *opaque,
                           const char *name,
                           uint64_t size);

bool memory_region_init_ram_flags_nomigrate(MemoryRegion *mr, Object *owner,
                                            const char *name, uint64_t size,
                                            uint32_t flags, Error **errp);
/* no empty line around this one */
bool memory_region_init_ram(MemoryRegion *mr, Object *owner, const char *name,
                            uint64_t size, Error **errp);
bool memory_region_init_rom_device(MemoryRegion *mr, Object *owner,
                                   const MemoryRegionOps *ops, void *opaque,
                                   const char *name, uint64_t size,
                                   Error **errp);
void memory_region_init_ram_ptr(MemoryRegion *mr, Object *owner,
                                const char *name, uint64_t size, void *ptr);

static inline void memory_region_init_reservation(MemoryRegion *mr,
                                                  Object *owner,
                                                  const char *name,
                                                  uint64_t size)
{
    memory_region_init_io(mr, owner, NULL, mr, name, size);
}
