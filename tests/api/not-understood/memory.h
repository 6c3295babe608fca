/* What the tree declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qom.h"

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size);
void memory_region_init_iommu(void *mr, size_t size, Object *owner,
                              const char *name);
int memory_region_init_errno(MemoryRegion *mr, Object *owner,
                             const char *name);
void memory_region_init_macro(MemoryRegion *mr, Object *owner,
                              const char *name);
bool memory_region_init_inside(MemoryRegion *mr, Object *owner,
                               const char *name, Error **errp);
bool memory_region_init_needs(MemoryRegion *mr, Object *owner,
                              const char *name, Error **errp);
void memory_region_init_assigned(MemoryRegion *mr, Object *owner,
                                 const char *name);
void memory_region_init_nothing(MemoryRegion *mr, Object *owner,
                                const char *name);
void memory_region_init_sometimes(MemoryRegion *mr, Object *owner,
                                  const char *name, bool really);
void memory_region_init_nowhere(MemoryRegion *mr, Object *owner,
                                const char *name);
