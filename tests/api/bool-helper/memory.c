/* A helper unparents the region and says so: QEMU 10 and newer
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "system/memory.h"

static const MemoryRegionOps ram_ops;

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

static void memory_region_set_ops(MemoryRegion *mr, const MemoryRegionOps *ops,
                                  void *opaque)
{
    mr->ops = ops;
    mr->opaque = opaque;
}

void memory_region_init_io(MemoryRegion *mr, Object *owner,
                           const MemoryRegionOps *ops, void *opaque,
                           const char *name, uint64_t size)
{
    assert(!ops || !ops->unaligned);
    memory_region_init(mr, owner, name, size);
    memory_region_set_ops(mr, ops, opaque);
}

static bool memory_region_set_ram_block(MemoryRegion *mr, RAMBlock *block)
{
    mr->block = block;
    if (!block) {
        mr->size = 0;
        object_unparent(OBJECT(mr));
        return false;
    }
    return true;
}

bool memory_region_init_ram_flags_nomigrate(MemoryRegion *mr, Object *owner,
                                            const char *name, uint64_t size,
                                            uint32_t flags, Error **errp)
{
    RAMBlock *block;

    memory_region_init(mr, owner, name, size);
    mr->ram = true;
    block = ram_alloc(mr, size, errp);
    return memory_region_set_ram_block(mr, block);
}

bool memory_region_init_ram(MemoryRegion *mr, Object *owner, const char *name,
                            uint64_t size, Error **errp)
{
    if (!memory_region_init_ram_flags_nomigrate(mr, owner, name, size, 0,
                                                errp)) {
        return false;
    }
    ram_register(mr, owner);
    return true;
}

bool memory_region_init_rom_device(MemoryRegion *mr, Object *owner,
                                   const MemoryRegionOps *ops, void *opaque,
                                   const char *name, uint64_t size,
                                   Error **errp)
{
    RAMBlock *block;

    assert(ops);
    memory_region_init_io(mr, owner, ops, opaque, name, size);
    block = ram_alloc(mr, size, errp);
    if (memory_region_set_ram_block(mr, block)) {
        mr->rom_device = true;
        ram_register(mr, owner);
        return true;
    }
    return false;
}

/* The region is its own opaque, and the allocation cannot fail */
void memory_region_init_ram_ptr(MemoryRegion *mr, Object *owner,
                                const char *name, uint64_t size, void *ptr)
{
    memory_region_init_io(mr, owner, &ram_ops, mr, name, size);
    mr->ram = true;
    memory_region_set_ram_block(mr, ram_alloc(mr, size, &error_abort));
}
