/*
 * memory.h - declares the memory API to the cases
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef SYSTEM_MEMORY_H
#define SYSTEM_MEMORY_H

#include <stdbool.h>
#include <stdint.h>
#include <glib.h>

typedef struct Error Error;
typedef struct ObjectClass ObjectClass;
typedef struct MemoryRegionOps MemoryRegionOps;

typedef struct Object {
    ObjectClass *klass;
    GFreeFunc *free;
} Object;

typedef struct MemoryRegion {
    Object parent_obj;
    bool enabled;
} MemoryRegion;

typedef struct IOMMUMemoryRegion {
    MemoryRegion parent_obj;
} IOMMUMemoryRegion;

typedef struct MemoryRegionSection {
    MemoryRegion *mr;
    uint64_t offset_within_region;
} MemoryRegionSection;

typedef struct AddressSpace {
    MemoryRegion *root;
} AddressSpace;

#define OBJECT(x) ((Object *)(x))

extern Error *error_fatal;

void memory_region_init(MemoryRegion *mr, Object *owner, const char *name,
                        uint64_t size);
void memory_region_init_io(MemoryRegion *mr, Object *owner,
                           const MemoryRegionOps *ops, void *opaque,
                           const char *name, uint64_t size);
void memory_region_init_alias(MemoryRegion *mr, Object *owner,
                              const char *name, MemoryRegion *orig,
                              uint64_t offset, uint64_t size);
bool memory_region_init_ram(MemoryRegion *mr, Object *owner, const char *name,
                            uint64_t size, Error **errp);
void memory_region_init_ram_ptr(MemoryRegion *mr, Object *owner,
                                const char *name, uint64_t size, void *ptr);
void memory_region_init_iommu(IOMMUMemoryRegion *mr, size_t instance_size,
                              const char *type, Object *owner,
                              const char *name, uint64_t size);

void memory_region_add_subregion(MemoryRegion *mr, uint64_t offset,
                                 MemoryRegion *subregion);
void memory_region_del_subregion(MemoryRegion *mr, MemoryRegion *subregion);
void memory_region_set_enabled(MemoryRegion *mr, bool enabled);
uint64_t memory_region_size(MemoryRegion *mr);
bool memory_region_is_ram(MemoryRegion *mr);
MemoryRegionSection memory_region_find(MemoryRegion *mr, uint64_t addr,
                                       uint64_t size);
void memory_region_unref(MemoryRegion *mr);
void address_space_init(AddressSpace *as, MemoryRegion *root,
                        const char *name);
MemoryRegion *get_system_memory(void);
Object *object_ref(void *obj);
void object_unparent(Object *obj);

/* What a conversion needs, and finds: none is defined here to derive it from */
MemoryRegion *memory_region_new(Object *owner, const char *name,
                                uint64_t size);
MemoryRegion *memory_region_new_io(Object *owner, const MemoryRegionOps *ops,
                                   void *opaque, const char *name,
                                   uint64_t size);
MemoryRegion *memory_region_new_alias(Object *owner, const char *name,
                                      MemoryRegion *orig, uint64_t offset,
                                      uint64_t size);
MemoryRegion *memory_region_new_ram(Object *owner, const char *name,
                                    uint64_t size, Error **errp);
MemoryRegion *memory_region_new_ram_ptr(Object *owner, const char *name,
                                        uint64_t size, void *ptr);

#endif
