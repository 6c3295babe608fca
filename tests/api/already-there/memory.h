/* What the tree declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qom.h"

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size);
MemoryRegion *memory_region_new(Object *owner, const char *name,
                                uint64_t size);
void memory_region_init_alias(MemoryRegion *mr, Object *owner,
                              const char *name, uint64_t size);
