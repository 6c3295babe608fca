/* What the tree declares
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qom.h"

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size);
void memory_region_init_ram(MemoryRegion *mr, Object *owner, const char *name,
                            uint64_t size, Error **errp);
void memory_region_init_alias(MemoryRegion *mr, Object *owner,
                              const char *name, uint64_t size);
