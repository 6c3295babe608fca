/*
 * memory.h - memory regions, address spaces, flat views
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 *
 * The names and parameter lists are QEMU's, as far as they go.
 */
#ifndef SYSTEM_MEMORY_H
#define SYSTEM_MEMORY_H

#include "exec/hwaddr.h"
#include "qom/object.h"
#include "system/ramblock.h"

#define TYPE_MEMORY_REGION "memory-region"
DECLARE_INSTANCE_CHECKER(MemoryRegion, MEMORY_REGION, TYPE_MEMORY_REGION)

#define TYPE_IOMMU_MEMORY_REGION "iommu-memory-region"
typedef struct IOMMUMemoryRegionClass IOMMUMemoryRegionClass;
typedef struct IOMMUMemoryRegion IOMMUMemoryRegion;
DECLARE_OBJ_CHECKERS(IOMMUMemoryRegion, IOMMUMemoryRegionClass,
                     IOMMU_MEMORY_REGION, TYPE_IOMMU_MEMORY_REGION)

/* What the guest's accesses to an I/O region call */
typedef struct MemoryRegionOps {
    uint64_t (*read)(void *opaque, hwaddr addr, unsigned size);
    void (*write)(void *opaque, hwaddr addr, uint64_t data, unsigned size);
} MemoryRegionOps;

struct MemoryRegion {
    Object parent_obj;

    /* private: */
    bool ram;
    bool readonly;
    bool rom_device;
    bool ram_device;
    bool is_iommu;
    bool terminates;            /* whether the guest sees it, not its parts */
    bool enabled;
    const MemoryRegionOps *ops;
    void *opaque;
    Object *owner;
    DeviceState *dev;           /* the owner, if it is a device */
    RAMBlock *ram_block;
    uint64_t size;              /* UINT64_MAX: the whole address space */
    uint64_t align;
    hwaddr addr;
    int32_t priority;
    int mapped_via_alias;
    MemoryRegion *container;
    MemoryRegion *alias;
    hwaddr alias_offset;
    GPtrArray *subregions;      /* highest priority first */
    void (*destructor)(MemoryRegion *mr);
    char *name;
};

struct IOMMUMemoryRegion {
    MemoryRegion parent_obj;
};

struct IOMMUMemoryRegionClass {
    ObjectClass parent_class;
};

struct AddressSpace {
    char *name;
    MemoryRegion *root;
    FlatView *current_map;
};

/**
 * MemoryRegionSection:
 * @mr: the region, or %NULL
 * @size: how many bytes of it
 * @offset_within_region: where in the region they start
 * @offset_within_address_space: where in the address space
 *
 * A piece of a region, as an address space shows it.
 */
struct MemoryRegionSection {
    MemoryRegion *mr;
    uint64_t size;
    hwaddr offset_within_region;
    hwaddr offset_within_address_space;
};

/**
 * memory_region_init: Make a region that only holds others
 *
 * The parts of such a container are added with memory_region_add_subregion().
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans; UINT64_MAX for the whole address space
 */
void memory_region_init(MemoryRegion *mr,
                        Object *owner,
                        const char *name,
                        uint64_t size);

/**
 * memory_region_init_io: Make a region whose accesses call functions
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of
 * @ops: the functions to call; %NULL for a region that does nothing
 * @opaque: their first argument
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans
 */
void memory_region_init_io(MemoryRegion *mr,
                           Object *owner,
                           const MemoryRegionOps *ops,
                           void *opaque,
                           const char *name,
                           uint64_t size);

/**
 * memory_region_init_ram_flags_nomigrate: Make a region of RAM, by flags
 *
 * The contents are not registered for migration.
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans
 * @ram_flags: RAM_... flags
 * @errp: set when there is no such memory
 *
 * Returns: %true, or %false if there is no memory; then the region is gone
 */
bool memory_region_init_ram_flags_nomigrate(MemoryRegion *mr,
                                            Object *owner,
                                            const char *name,
                                            uint64_t size,
                                            uint32_t ram_flags,
                                            Error **errp);

/**
 * memory_region_init_resizeable_ram: Make a region of RAM that can grow
 *
 * The contents are not registered for migration.
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans at first
 * @max_size: how many it can grow to
 * @resized: called when it has grown or shrunk, or %NULL
 * @errp: set when there is no such memory
 *
 * Returns: %true, or %false if there is no memory; then the region is gone
 */
bool memory_region_init_resizeable_ram(MemoryRegion *mr,
                                       Object *owner,
                                       const char *name,
                                       uint64_t size,
                                       uint64_t max_size,
                                       void (*resized)(const char*,
                                                       uint64_t length,
                                                       void *host),
                                       Error **errp);

/**
 * memory_region_init_ram_from_file: Make a region of RAM that a file backs
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans
 * @align: what the host address is a multiple of
 * @ram_flags: RAM_... flags
 * @path: the file
 * @offset: where in the file the contents start
 * @errp: set when the file cannot be read
 *
 * Returns: %true, or %false if it cannot be done; then the region is gone
 */
bool memory_region_init_ram_from_file(MemoryRegion *mr,
                                      Object *owner,
                                      const char *name,
                                      uint64_t size,
                                      uint64_t align,
                                      uint32_t ram_flags,
                                      const char *path,
                                      ram_addr_t offset,
                                      Error **errp);

/**
 * memory_region_init_ram_from_fd: Make a region of RAM from an open file
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans
 * @ram_flags: RAM_... flags
 * @fd: the file
 * @offset: where in the file the contents start
 * @errp: set when the file cannot be read
 *
 * Returns: %true, or %false if it cannot be done; then the region is gone
 */
bool memory_region_init_ram_from_fd(MemoryRegion *mr,
                                    Object *owner,
                                    const char *name,
                                    uint64_t size,
                                    uint32_t ram_flags,
                                    int fd,
                                    ram_addr_t offset,
                                    Error **errp);

/**
 * memory_region_init_ram_ptr: Make a region of RAM from memory at hand
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans
 * @ptr: the memory, which stays the caller's
 */
void memory_region_init_ram_ptr(MemoryRegion *mr,
                                Object *owner,
                                const char *name,
                                uint64_t size,
                                void *ptr);

/**
 * memory_region_init_ram_device_ptr: Make a region from a device's memory
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans
 * @ptr: the memory of the host's device, which stays the caller's
 */
void memory_region_init_ram_device_ptr(MemoryRegion *mr,
                                       Object *owner,
                                       const char *name,
                                       uint64_t size,
                                       void *ptr);

/**
 * memory_region_init_alias: Make a region that shows a part of another
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of
 * @name: what the region is called, in the flat view and below its owner
 * @orig: the other region
 * @offset: where in @orig the part starts
 * @size: how many bytes it spans
 */
void memory_region_init_alias(MemoryRegion *mr,
                              Object *owner,
                              const char *name,
                              MemoryRegion *orig,
                              hwaddr offset,
                              uint64_t size);

/**
 * memory_region_init_iommu: Make a region that translates addresses
 *
 * @_iommu_mr: the storage of the region, of a type that extends
 *     #IOMMUMemoryRegion
 * @instance_size: the size of the storage
 * @mrtypename: the name of the type
 * @owner: the object that the region becomes a child of
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans
 */
void memory_region_init_iommu(void *_iommu_mr,
                              size_t instance_size,
                              const char *mrtypename,
                              Object *owner,
                              const char *name,
                              uint64_t size);

/**
 * memory_region_init_ram: Make a region of RAM
 *
 * The contents are registered for migration, under @owner's path and @name.
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of: a device or %NULL
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans
 * @errp: set when there is no such memory
 *
 * Returns: %true, or %false if there is no memory; then the region is gone
 */
bool memory_region_init_ram(MemoryRegion *mr,
                            Object *owner,
                            const char *name,
                            uint64_t size,
                            Error **errp);

/* The same, with memory that only the guest can read */
bool memory_region_init_ram_guest_memfd(MemoryRegion *mr,
                                        Object *owner,
                                        const char *name,
                                        uint64_t size,
                                        Error **errp);

/**
 * memory_region_init_rom: Make a region of RAM that the guest cannot write
 *
 * The contents are registered for migration, under @owner's path and @name.
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of: a device or %NULL
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans
 * @errp: set when there is no such memory
 *
 * Returns: %true, or %false if there is no memory; then the region is gone
 */
bool memory_region_init_rom(MemoryRegion *mr,
                            Object *owner,
                            const char *name,
                            uint64_t size,
                            Error **errp);

/**
 * memory_region_init_rom_device: Make a ROM whose writes call a function
 *
 * The contents are registered for migration, under @owner's path and @name.
 *
 * @mr: the storage of the region
 * @owner: the object that the region becomes a child of: a device or %NULL
 * @ops: the functions to call, of which only the one for writing matters
 * @opaque: their first argument
 * @name: what the region is called, in the flat view and below its owner
 * @size: how many bytes it spans
 * @errp: set when there is no such memory
 *
 * Returns: %true, or %false if there is no memory; then the region is gone
 */
bool memory_region_init_rom_device(MemoryRegion *mr,
                                   Object *owner,
                                   const MemoryRegionOps *ops,
                                   void *opaque,
                                   const char *name,
                                   uint64_t size,
                                   Error **errp);

/* Who has the region; %NULL for nobody */
Object *memory_region_owner(const MemoryRegion *mr);

/* Keeps the region's owner, and the region with it; a region without an owner
 * is thought to stay for ever */
void memory_region_ref(MemoryRegion *mr);
void memory_region_unref(MemoryRegion *mr);

uint64_t memory_region_size(const MemoryRegion *mr);
const char *memory_region_name(const MemoryRegion *mr);
bool memory_region_is_ram(const MemoryRegion *mr);
bool memory_region_is_mapped(const MemoryRegion *mr);

/* Returns: (transfer none): the host's address of a region of RAM or ROM */
void *memory_region_get_ram_ptr(MemoryRegion *mr);

/**
 * memory_region_from_host: The region that a host address belongs to
 *
 * @ptr: an address in the host's memory
 * @offset: (out): where in the region it is
 *
 * Returns: (transfer none) (nullable): the region
 */
MemoryRegion *memory_region_from_host(void *ptr, ram_addr_t *offset);

void memory_region_set_enabled(MemoryRegion *mr, bool enabled);
void memory_region_set_alias_offset(MemoryRegion *mr, hwaddr offset);

/* Shows @subregion at @offset of @mr; a region has at most one place */
void memory_region_add_subregion(MemoryRegion *mr,
                                 hwaddr offset,
                                 MemoryRegion *subregion);

/* The same, where others may be; the highest @priority is seen */
void memory_region_add_subregion_overlap(MemoryRegion *mr,
                                         hwaddr offset,
                                         MemoryRegion *subregion,
                                         int priority);

void memory_region_del_subregion(MemoryRegion *mr,
                                 MemoryRegion *subregion);

/**
 * memory_region_find: What the address space that has @mr shows
 *
 * @mr: a region that is the root of an address space
 * @addr: an address in it
 * @size: up to how many bytes
 *
 * Returns: the piece; its region, unless %NULL, has been referenced with
 *     memory_region_ref()
 */
MemoryRegionSection memory_region_find(MemoryRegion *mr,
                                       hwaddr addr, uint64_t size);

/* Changes between the two are seen by the guest at once */
void memory_region_transaction_begin(void);
void memory_region_transaction_commit(void);

void address_space_init(AddressSpace *as, MemoryRegion *root,
                        const char *name);
void address_space_destroy(AddressSpace *as);

/* Accesses of the guest: 32 bits wide; what is not there reads as 0 */
uint32_t address_space_ldl(AddressSpace *as, hwaddr addr);
void address_space_stl(AddressSpace *as, hwaddr addr, uint32_t value);

/* Accesses each range that the guest sees, at its start */
void address_space_touch(AddressSpace *as, uint32_t value);

/* Prints what the guest sees, one line a range */
void address_space_print(AddressSpace *as);

/**
 * memory_grace_period:
 *
 * Says that nobody looks at flat views any more that have been replaced.  They
 * keep plain pointers to regions, referenced with memory_region_ref(), and go
 * only now.  QEMU waits for its RCU readers here.
 */
void memory_grace_period(void);

#endif
