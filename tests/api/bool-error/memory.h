/* What the tree declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qom.h"

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size);
bool memory_region_init_ram_nomigrate(MemoryRegion *mr, Object *owner,
                                      const char *name, uint64_t size,
                                      Error **errp);
bool memory_region_init_rom_nomigrate(MemoryRegion *mr, Object *owner,
                                      const char *name, uint64_t size,
                                      Error **errp);
bool memory_region_init_rom(MemoryRegion *mr, Object *owner, const char *name,
                            uint64_t size, Error **errp);
bool memory_region_init_ram_shared(MemoryRegion *mr, Object *owner,
                                   const char *name, uint64_t size,
                                   Error **errp);
