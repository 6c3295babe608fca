/* What the tree declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qom.h"

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size);
bool memory_region_init_checked(MemoryRegion *mr, Object *owner,
                                const char *name, uint64_t size,
                                Error **errp);
bool memory_region_init_last(MemoryRegion *mr, Object *owner, const char *name,
                             uint64_t size, Error **errp);
void memory_region_init_void(MemoryRegion *mr, Object *owner, const char *name,
                             uint64_t size, Error **errp);
bool memory_region_init_goto(MemoryRegion *mr, Object *owner, const char *name,
                             uint64_t size, Error **errp);
bool memory_region_init_kept(MemoryRegion *mr, Object *owner, const char *name,
                             uint64_t size, Error **errp);
