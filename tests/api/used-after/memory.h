/* What the tree declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qom.h"

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size);
bool memory_region_init_written(MemoryRegion *mr, Object *owner,
                                const char *name, uint64_t size, Error **errp);
bool memory_region_init_by_helper(MemoryRegion *mr, Object *owner,
                                  const char *name, uint64_t size,
                                  Error **errp);
void memory_region_init_noted(MemoryRegion *mr, Object *owner,
                              const char *name, uint64_t size, Error **errp);
bool memory_region_init_twice_given(MemoryRegion *mr, Object *owner,
                                    const char *name, uint64_t size,
                                    Error **errp);
void memory_region_init_early(MemoryRegion *mr, Object *owner,
                              const char *name, uint64_t size);
void memory_region_init_twice(MemoryRegion *mr, Object *owner,
                              const char *name, uint64_t size);
