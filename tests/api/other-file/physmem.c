/* A fork's own, with a constructor of its own below it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "system/memory.h"

static void memory_region_init_tags(MemoryRegion *mr, Object *owner,
                                    const char *name, uint64_t size);

void memory_region_init_tagged(MemoryRegion *mr, Object *owner,
                               const char *name, uint64_t size)
{
    memory_region_init_tags(mr, owner, name, size / 16);
    mr->readonly = true;
}

static void memory_region_init_tags(MemoryRegion *mr, Object *owner,
                                    const char *name, uint64_t size)
{
    memory_region_init(mr, owner, name, size);
    mr->ram = true;
}
