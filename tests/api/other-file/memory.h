/* What the tree declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qom.h"

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size);
void memory_region_init_tagged(MemoryRegion *mr, Object *owner,
                               const char *name, uint64_t size);

static inline void memory_region_init_empty(MemoryRegion *mr, Object *owner,
                                            const char *name)
{
    memory_region_init(mr, owner, name, 0);
}
