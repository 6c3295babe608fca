/*
 * memory.c - memory regions, address spaces, flat views
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/boards.h"
#include "hw/core/qdev.h"
#include "migration/vmstate.h"
#include "qapi/error.h"
#include "system/memory.h"

/* Wide enough for the end of the address space, and for less than nothing */
__extension__ typedef __int128 Int128;

/* @mr is seen from @start up to @end, which does not belong to it */
typedef struct FlatRange {
    MemoryRegion *mr;
    Int128 start;
    Int128 end;
    hwaddr offset_in_region;
} FlatRange;

struct FlatView {
    MemoryRegion *root;
    GArray *ranges;     /* of FlatRange, sorted */
};

static GPtrArray *address_spaces;
static GPtrArray *replaced_views;
static unsigned transaction_depth;
static bool update_pending;

/* Flat views */

static void flatview_insert(FlatView *view, guint pos, MemoryRegion *mr,
                            Int128 region_start, Int128 start, Int128 end)
{
    FlatRange range = {
        .mr = mr,
        .start = start,
        .end = end,
        .offset_in_region = start - region_start,
    };

    memory_region_ref(mr);
    g_array_insert_val(view->ranges, pos, range);
}

/* Shows @mr where nothing is shown yet between @start and @end */
static void flatview_fill(FlatView *view, MemoryRegion *mr,
                          Int128 region_start, Int128 start, Int128 end)
{
    for (guint i = 0; i < view->ranges->len && start < end; i++) {
        FlatRange *other = &g_array_index(view->ranges, FlatRange, i);
        Int128 other_start = other->start, other_end = other->end;

        if (other_end <= start) {
            continue;
        }
        if (start < other_start) {
            flatview_insert(view, i, mr, region_start, start,
                            MIN(end, other_start));
            i++;
        }
        start = MAX(start, other_end);
    }
    if (start < end) {
        guint pos = 0;

        while (pos < view->ranges->len &&
               g_array_index(view->ranges, FlatRange, pos).start < start) {
            pos++;
        }
        flatview_insert(view, pos, mr, region_start, start, end);
    }
}

static Int128 region_length(const MemoryRegion *mr)
{
    return mr->size == UINT64_MAX ? (Int128)1 << 64 : (Int128)mr->size;
}

static void flatview_render(FlatView *view, MemoryRegion *mr, Int128 base,
                            Int128 start, Int128 end)
{
    Int128 region_start = base + mr->addr;

    if (!mr->enabled) {
        return;
    }
    start = MAX(start, region_start);
    end = MIN(end, region_start + region_length(mr));
    if (start >= end) {
        return;
    }

    if (mr->alias) {
        flatview_render(view, mr->alias,
                        region_start - mr->alias->addr - mr->alias_offset,
                        start, end);
        return;
    }
    for (guint i = 0; i < mr->subregions->len; i++) {
        flatview_render(view, mr->subregions->pdata[i], region_start,
                        start, end);
    }
    if (mr->terminates) {
        flatview_fill(view, mr, region_start, start, end);
    }
}

static FlatView *flatview_new(MemoryRegion *root)
{
    FlatView *view = g_new0(FlatView, 1);

    view->root = root;
    memory_region_ref(root);
    view->ranges = g_array_new(false, false, sizeof(FlatRange));
    flatview_render(view, root, 0, 0, (Int128)1 << 64);
    return view;
}

static void flatview_destroy(FlatView *view)
{
    for (guint i = 0; i < view->ranges->len; i++) {
        memory_region_unref(g_array_index(view->ranges, FlatRange, i).mr);
    }
    memory_region_unref(view->root);
    g_array_unref(view->ranges);
    g_free(view);
}

static FlatRange *flatview_lookup(FlatView *view, hwaddr addr)
{
    for (guint i = 0; i < view->ranges->len; i++) {
        FlatRange *range = &g_array_index(view->ranges, FlatRange, i);

        if (range->start <= addr && addr < range->end) {
            return range;
        }
    }
    return NULL;
}

static void flatview_replace(FlatView *view)
{
    if (!replaced_views) {
        replaced_views = g_ptr_array_new();
    }
    g_ptr_array_add(replaced_views, view);
}

void memory_grace_period(void)
{
    /* the owners that end now may change the map once more */
    while (replaced_views && replaced_views->len > 0) {
        flatview_destroy(g_ptr_array_steal_index(replaced_views, 0));
    }
    g_clear_pointer(&replaced_views, g_ptr_array_unref);
}

void memory_region_transaction_begin(void)
{
    transaction_depth++;
}

void memory_region_transaction_commit(void)
{
    assert(transaction_depth > 0);
    if (--transaction_depth > 0 || !update_pending) {
        return;
    }
    update_pending = false;
    for (guint i = 0; address_spaces && i < address_spaces->len; i++) {
        AddressSpace *as = address_spaces->pdata[i];

        flatview_replace(as->current_map);
        as->current_map = flatview_new(as->root);
    }
}

/* Constructors */

static void memory_region_destructor_none(MemoryRegion *mr)
{
}

static void memory_region_destructor_ram(MemoryRegion *mr)
{
    qemu_ram_free(mr->ram_block);
}

static char *memory_region_escape_name(const char *name)
{
    GString *escaped = g_string_new(NULL);

    for (; *name; name++) {
        if (strchr("/[]\\", *name)) {
            g_string_append_printf(escaped, "\\x%02x", *name);
        } else {
            g_string_append_c(escaped, *name);
        }
    }
    return g_string_free(escaped, false);
}

static void memory_region_do_init(MemoryRegion *mr,
                                  Object *owner,
                                  const char *name,
                                  uint64_t size)
{
    g_autofree char *escaped = NULL;
    g_autofree char *numbered = NULL;

    mr->size = size;
    mr->name = g_strdup(name);
    mr->owner = owner;
    mr->dev = (DeviceState *)object_dynamic_cast(owner, TYPE_DEVICE);

    if (name) {
        if (!owner) {
            owner = machine_get_container("unattached");
        }
        escaped = memory_region_escape_name(name);
        numbered = g_strdup_printf("%s[*]", escaped);
        object_property_add_child(owner, numbered, OBJECT(mr));
        object_unref(OBJECT(mr));
    }
}

void memory_region_init(MemoryRegion *mr,
                        Object *owner,
                        const char *name,
                        uint64_t size)
{
    object_initialize(mr, sizeof(*mr), TYPE_MEMORY_REGION);
    memory_region_do_init(mr, owner, name, size);
}

static uint64_t unassigned_mem_read(void *opaque, hwaddr addr, unsigned size)
{
    return 0;
}

static void unassigned_mem_write(void *opaque, hwaddr addr, uint64_t data,
                                 unsigned size)
{
}

static const MemoryRegionOps unassigned_mem_ops = {
    .read = unassigned_mem_read,
    .write = unassigned_mem_write,
};

static uint64_t ram_device_mem_read(void *opaque, hwaddr addr, unsigned size)
{
    MemoryRegion *mr = opaque;
    uint64_t data = 0;

    memcpy(&data, mr->ram_block->host + addr, size);
    return data;
}

static void ram_device_mem_write(void *opaque, hwaddr addr, uint64_t data,
                                 unsigned size)
{
    MemoryRegion *mr = opaque;

    memcpy(mr->ram_block->host + addr, &data, size);
}

static const MemoryRegionOps ram_device_mem_ops = {
    .read = ram_device_mem_read,
    .write = ram_device_mem_write,
};

static void memory_region_set_ops(MemoryRegion *mr,
                                  const MemoryRegionOps *ops,
                                  void *opaque)
{
    mr->ops = ops ? ops : &unassigned_mem_ops;
    mr->opaque = opaque;
    mr->terminates = true;
}

void memory_region_init_io(MemoryRegion *mr,
                           Object *owner,
                           const MemoryRegionOps *ops,
                           void *opaque,
                           const char *name,
                           uint64_t size)
{
    memory_region_init(mr, owner, name, size);
    memory_region_set_ops(mr, ops, opaque);
}

/* A region that gets no memory is taken back; returns whether it got some */
static bool memory_region_set_ram_block(MemoryRegion *mr, RAMBlock *block)
{
    mr->ram_block = block;
    mr->terminates = true;
    mr->destructor = memory_region_destructor_ram;
    if (!block) {
        mr->size = 0;
        object_unparent(OBJECT(mr));
        return false;
    }
    return true;
}

bool memory_region_init_ram_flags_nomigrate(MemoryRegion *mr,
                                            Object *owner,
                                            const char *name,
                                            uint64_t size,
                                            uint32_t ram_flags,
                                            Error **errp)
{
    RAMBlock *block;

    memory_region_init(mr, owner, name, size);
    mr->ram = true;
    block = qemu_ram_alloc(size, ram_flags, mr, errp);
    return memory_region_set_ram_block(mr, block);
}

bool memory_region_init_resizeable_ram(MemoryRegion *mr,
                                       Object *owner,
                                       const char *name,
                                       uint64_t size,
                                       uint64_t max_size,
                                       void (*resized)(const char*,
                                                       uint64_t length,
                                                       void *host),
                                       Error **errp)
{
    RAMBlock *block;

    memory_region_init(mr, owner, name, size);
    mr->ram = true;
    block = qemu_ram_alloc_resizeable(size, max_size, resized, mr, errp);
    return memory_region_set_ram_block(mr, block);
}

#ifndef _WIN32
bool memory_region_init_ram_from_file(MemoryRegion *mr,
                                      Object *owner,
                                      const char *name,
                                      uint64_t size,
                                      uint64_t align,
                                      uint32_t ram_flags,
                                      const char *path,
                                      ram_addr_t offset,
                                      Error **errp)
{
    RAMBlock *block;

    memory_region_init(mr, owner, name, size);
    mr->ram = true;
    mr->readonly = ram_flags & RAM_READONLY;
    mr->align = align;
    block = qemu_ram_alloc_from_file(size, mr, ram_flags, path, offset, errp);
    return memory_region_set_ram_block(mr, block);
}

bool memory_region_init_ram_from_fd(MemoryRegion *mr,
                                    Object *owner,
                                    const char *name,
                                    uint64_t size,
                                    uint32_t ram_flags,
                                    int fd,
                                    ram_addr_t offset,
                                    Error **errp)
{
    RAMBlock *block;

    memory_region_init(mr, owner, name, size);
    mr->ram = true;
    mr->readonly = ram_flags & RAM_READONLY;
    block = qemu_ram_alloc_from_fd(size, mr, ram_flags, fd, offset, errp);
    return memory_region_set_ram_block(mr, block);
}
#endif

static void memory_region_set_ram_ptr(MemoryRegion *mr, uint64_t size,
                                      void *ptr)
{
    RAMBlock *block;

    /* memory that is there already is no reason to fail */
    assert(ptr);
    block = qemu_ram_alloc_from_ptr(size, ptr, mr, &error_abort);
    memory_region_set_ram_block(mr, block);
}

void memory_region_init_ram_ptr(MemoryRegion *mr,
                                Object *owner,
                                const char *name,
                                uint64_t size,
                                void *ptr)
{
    memory_region_init(mr, owner, name, size);
    mr->ram = true;
    memory_region_set_ram_ptr(mr, size, ptr);
}

void memory_region_init_ram_device_ptr(MemoryRegion *mr,
                                       Object *owner,
                                       const char *name,
                                       uint64_t size,
                                       void *ptr)
{
    memory_region_init_io(mr, owner, &ram_device_mem_ops, mr, name, size);
    mr->ram = true;
    mr->ram_device = true;
    memory_region_set_ram_ptr(mr, size, ptr);
}

void memory_region_init_alias(MemoryRegion *mr,
                              Object *owner,
                              const char *name,
                              MemoryRegion *orig,
                              hwaddr offset,
                              uint64_t size)
{
    memory_region_init(mr, owner, name, size);
    mr->alias = orig;
    mr->alias_offset = offset;
}

void memory_region_init_iommu(void *_iommu_mr,
                              size_t instance_size,
                              const char *mrtypename,
                              Object *owner,
                              const char *name,
                              uint64_t size)
{
    MemoryRegion *mr;

    object_initialize(_iommu_mr, instance_size, mrtypename);
    mr = MEMORY_REGION(_iommu_mr);
    memory_region_do_init(mr, owner, name, size);
    mr->terminates = true;
}

static void memory_region_register_ram(MemoryRegion *mr, Object *owner)
{
    /* the name in the migration stream is made of a device's path */
    vmstate_register_ram(mr, DEVICE(owner));
}

bool memory_region_init_ram(MemoryRegion *mr,
                            Object *owner,
                            const char *name,
                            uint64_t size,
                            Error **errp)
{
    if (!memory_region_init_ram_flags_nomigrate(mr, owner, name, size, 0,
                                                errp)) {
        return false;
    }
    memory_region_register_ram(mr, owner);
    return true;
}

bool memory_region_init_ram_guest_memfd(MemoryRegion *mr,
                                        Object *owner,
                                        const char *name,
                                        uint64_t size,
                                        Error **errp)
{
    if (!memory_region_init_ram_flags_nomigrate(mr, owner, name, size,
                                                RAM_GUEST_MEMFD, errp)) {
        return false;
    }
    memory_region_register_ram(mr, owner);
    return true;
}

bool memory_region_init_rom(MemoryRegion *mr,
                            Object *owner,
                            const char *name,
                            uint64_t size,
                            Error **errp)
{
    if (!memory_region_init_ram_flags_nomigrate(mr, owner, name, size, 0,
                                                errp)) {
        return false;
    }
    mr->readonly = true;
    memory_region_register_ram(mr, owner);
    return true;
}

bool memory_region_init_rom_device(MemoryRegion *mr,
                                   Object *owner,
                                   const MemoryRegionOps *ops,
                                   void *opaque,
                                   const char *name,
                                   uint64_t size,
                                   Error **errp)
{
    RAMBlock *block;

    assert(ops);
    memory_region_init_io(mr, owner, ops, opaque, name, size);
    block = qemu_ram_alloc(size, 0, mr, errp);
    if (memory_region_set_ram_block(mr, block)) {
        mr->rom_device = true;
        memory_region_register_ram(mr, owner);
        return true;
    }
    return false;
}

/* The object */

static void memory_region_initfn(Object *obj)
{
    MemoryRegion *mr = MEMORY_REGION(obj);

    mr->enabled = true;
    mr->ops = &unassigned_mem_ops;
    mr->destructor = memory_region_destructor_none;
    mr->subregions = g_ptr_array_new();
}

static void iommu_memory_region_initfn(Object *obj)
{
    MEMORY_REGION(obj)->is_iommu = true;
}

static void memory_region_finalize(Object *obj)
{
    MemoryRegion *mr = MEMORY_REGION(obj);

    /*
     * A region that is seen keeps its owner and so is not finalized, unless
     * somebody has unparented it.  It may still be part of a region that the
     * same owner has, and have parts.
     */
    mr->enabled = false;
    memory_region_transaction_begin();
    if (mr->container) {
        assert(mr->container->owner == mr->owner);
        memory_region_del_subregion(mr->container, mr);
    }
    while (mr->subregions->len > 0) {
        memory_region_del_subregion(mr, mr->subregions->pdata[0]);
    }
    memory_region_transaction_commit();

    mr->destructor(mr);
    g_ptr_array_unref(mr->subregions);
    g_free(mr->name);
}

Object *memory_region_owner(const MemoryRegion *mr)
{
    return OBJECT(mr)->parent;
}

void memory_region_ref(MemoryRegion *mr)
{
    if (mr && mr->owner) {
        object_ref(mr->owner);
    }
}

void memory_region_unref(MemoryRegion *mr)
{
    if (mr && mr->owner) {
        object_unref(mr->owner);
    }
}

uint64_t memory_region_size(const MemoryRegion *mr)
{
    return mr->size;
}

const char *memory_region_name(const MemoryRegion *mr)
{
    return mr->name ? mr->name : "anonymous";
}

bool memory_region_is_ram(const MemoryRegion *mr)
{
    return mr->ram;
}

bool memory_region_is_mapped(const MemoryRegion *mr)
{
    return mr->container || mr->mapped_via_alias;
}

void *memory_region_get_ram_ptr(MemoryRegion *mr)
{
    hwaddr offset = 0;

    while (mr->alias) {
        offset += mr->alias_offset;
        mr = mr->alias;
    }
    assert(mr->ram_block);
    return mr->ram_block->host + offset;
}

MemoryRegion *memory_region_from_host(void *ptr, ram_addr_t *offset)
{
    RAMBlock *block = qemu_ram_block_from_host(ptr, offset);

    return block ? block->mr : NULL;
}

void memory_region_set_enabled(MemoryRegion *mr, bool enabled)
{
    memory_region_transaction_begin();
    update_pending |= mr->enabled != enabled;
    mr->enabled = enabled;
    memory_region_transaction_commit();
}

void memory_region_set_alias_offset(MemoryRegion *mr, hwaddr offset)
{
    assert(mr->alias);
    memory_region_transaction_begin();
    update_pending |= mr->alias_offset != offset;
    mr->alias_offset = offset;
    memory_region_transaction_commit();
}

void memory_region_add_subregion(MemoryRegion *mr,
                                 hwaddr offset,
                                 MemoryRegion *subregion)
{
    memory_region_add_subregion_overlap(mr, offset, subregion, 0);
}

void memory_region_add_subregion_overlap(MemoryRegion *mr,
                                         hwaddr offset,
                                         MemoryRegion *subregion,
                                         int priority)
{
    guint pos = 0;

    assert(!subregion->container);
    memory_region_transaction_begin();
    subregion->container = mr;
    subregion->addr = offset;
    subregion->priority = priority;
    for (MemoryRegion *alias = subregion->alias; alias; alias = alias->alias) {
        alias->mapped_via_alias++;
    }
    if (mr->owner != subregion->owner) {
        memory_region_ref(subregion);
    }
    while (pos < mr->subregions->len &&
           MEMORY_REGION(mr->subregions->pdata[pos])->priority > priority) {
        pos++;
    }
    g_ptr_array_insert(mr->subregions, pos, subregion);
    update_pending |= mr->enabled && subregion->enabled;
    memory_region_transaction_commit();
}

void memory_region_del_subregion(MemoryRegion *mr,
                                 MemoryRegion *subregion)
{
    assert(subregion->container == mr);
    memory_region_transaction_begin();
    subregion->container = NULL;
    for (MemoryRegion *alias = subregion->alias; alias; alias = alias->alias) {
        alias->mapped_via_alias--;
        assert(alias->mapped_via_alias >= 0);
    }
    g_ptr_array_remove(mr->subregions, subregion);
    update_pending |= mr->enabled && subregion->enabled;
    if (mr->owner != subregion->owner) {
        memory_region_unref(subregion);
    }
    memory_region_transaction_commit();
}

/* Address spaces */

static AddressSpace *address_space_of(MemoryRegion *root)
{
    for (guint i = 0; address_spaces && i < address_spaces->len; i++) {
        AddressSpace *as = address_spaces->pdata[i];

        if (as->root == root) {
            return as;
        }
    }
    return NULL;
}

MemoryRegionSection memory_region_find(MemoryRegion *mr,
                                       hwaddr addr, uint64_t size)
{
    AddressSpace *as = address_space_of(mr);
    MemoryRegionSection section = { 0 };
    FlatRange *range;

    range = as ? flatview_lookup(as->current_map, addr) : NULL;
    if (range) {
        section.mr = range->mr;
        section.size = MIN((Int128)size, range->end - addr);
        section.offset_within_address_space = addr;
        section.offset_within_region = range->offset_in_region +
                                       (addr - range->start);
        memory_region_ref(section.mr);
    }
    return section;
}

void address_space_init(AddressSpace *as, MemoryRegion *root,
                        const char *name)
{
    as->name = g_strdup(name);
    as->root = root;
    memory_region_ref(root);
    as->current_map = flatview_new(root);
    if (!address_spaces) {
        address_spaces = g_ptr_array_new();
    }
    g_ptr_array_add(address_spaces, as);
}

void address_space_destroy(AddressSpace *as)
{
    g_ptr_array_remove(address_spaces, as);
    if (address_spaces->len == 0) {
        g_clear_pointer(&address_spaces, g_ptr_array_unref);
    }
    flatview_replace(as->current_map);
    memory_region_unref(as->root);
    g_free(as->name);
}

uint32_t address_space_ldl(AddressSpace *as, hwaddr addr)
{
    FlatRange *range = flatview_lookup(as->current_map, addr);
    uint32_t value = 0;
    MemoryRegion *mr;

    if (!range) {
        return 0;
    }
    mr = range->mr;
    addr = addr - range->start + range->offset_in_region;
    if (mr->ram_block && !mr->ram_device) {
        memcpy(&value, mr->ram_block->host + addr, sizeof(value));
    } else {
        value = mr->ops->read(mr->opaque, addr, sizeof(value));
    }
    return value;
}

void address_space_stl(AddressSpace *as, hwaddr addr, uint32_t value)
{
    FlatRange *range = flatview_lookup(as->current_map, addr);
    MemoryRegion *mr;

    if (!range || range->mr->readonly) {
        return;
    }
    mr = range->mr;
    addr = addr - range->start + range->offset_in_region;
    if (mr->ram_block && !mr->ram_device && !mr->rom_device) {
        memcpy(mr->ram_block->host + addr, &value, sizeof(value));
    } else {
        mr->ops->write(mr->opaque, addr, value, sizeof(value));
    }
}

void address_space_touch(AddressSpace *as, uint32_t value)
{
    /* an access can change the map */
    g_autoptr(GArray) starts = g_array_new(false, false, sizeof(hwaddr));

    for (guint i = 0; i < as->current_map->ranges->len; i++) {
        hwaddr start = g_array_index(as->current_map->ranges,
                                     FlatRange, i).start;

        g_array_append_val(starts, start);
    }
    for (guint i = 0; i < starts->len; i++) {
        hwaddr start = g_array_index(starts, hwaddr, i);

        address_space_stl(as, start, value);
        address_space_ldl(as, start);
    }
}

static const char *memory_region_kind(const MemoryRegion *mr)
{
    return mr->is_iommu ? "iommu" :
           mr->ram_device ? "ramd" :
           mr->rom_device ? "romd" :
           mr->readonly ? "rom" :
           mr->ram ? "ram" : "i/o";
}

void address_space_print(AddressSpace *as)
{
    GArray *ranges = as->current_map->ranges;

    printf("%s\n", as->name);
    for (guint i = 0; i < ranges->len; i++) {
        FlatRange *range = &g_array_index(ranges, FlatRange, i);

        printf("  " HWADDR_FMT_plx "-" HWADDR_FMT_plx " %s: %s",
               (hwaddr)range->start, (hwaddr)(range->end - 1),
               memory_region_kind(range->mr), memory_region_name(range->mr));
        if (range->offset_in_region) {
            printf(" @" HWADDR_FMT_plx, range->offset_in_region);
        }
        printf("\n");
    }
}

static const TypeInfo memory_types[] = {
    {
        .name = TYPE_MEMORY_REGION,
        .parent = TYPE_OBJECT,
        .instance_size = sizeof(MemoryRegion),
        .instance_init = memory_region_initfn,
        .instance_finalize = memory_region_finalize,
    }, {
        .name = TYPE_IOMMU_MEMORY_REGION,
        .parent = TYPE_MEMORY_REGION,
        .instance_size = sizeof(IOMMUMemoryRegion),
        .instance_init = iommu_memory_region_initfn,
        .class_size = sizeof(IOMMUMemoryRegionClass),
        .abstract = true,
    },
};

DEFINE_TYPES(memory_types)
