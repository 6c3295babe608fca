/*
 * physmem.c - host memory behind regions, and the machine's address spaces
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/qdev.h"
#include "migration/vmstate.h"
#include "qapi/error.h"
#include "system/address-spaces.h"
#include "system/ramblock.h"

AddressSpace address_space_memory;
AddressSpace address_space_io;

static MemoryRegion system_memory;
static MemoryRegion system_io;
static GPtrArray *ram_blocks;
static unsigned fail_after;

void ram_block_fail_after(unsigned n)
{
    fail_after = n;
}

static void __attribute__((constructor)) ram_block_fail_from_outside(void)
{
    const char *n = g_getenv("EXAMPLE_RAM_FAIL_AFTER");

    if (n) {
        ram_block_fail_after(g_ascii_strtoull(n, NULL, 10));
    }
}

static RAMBlock *ram_block_new(MemoryRegion *mr, void *host, uint64_t size,
                               uint64_t max_size, uint32_t flags)
{
    RAMBlock *block = g_new0(RAMBlock, 1);

    block->mr = mr;
    block->borrowed = host != NULL;
    block->host = host ? host : g_malloc0(max_size);
    block->used_length = size;
    block->max_length = max_size;
    block->flags = flags;

    if (!ram_blocks) {
        ram_blocks = g_ptr_array_new();
    }
    g_ptr_array_add(ram_blocks, block);
    return block;
}

/* Whether it is this allocation's turn to fail */
static bool ram_block_fails(MemoryRegion *mr, Error **errp)
{
    if (fail_after == 0 || --fail_after > 0) {
        return false;
    }
    error_setg(errp, "cannot set up guest memory '%s'",
               memory_region_name(mr));
    return true;
}

RAMBlock *qemu_ram_alloc(ram_addr_t size, uint32_t ram_flags,
                         MemoryRegion *mr, Error **errp)
{
    if (ram_block_fails(mr, errp)) {
        return NULL;
    }
    return ram_block_new(mr, NULL, size, size, ram_flags);
}

RAMBlock *qemu_ram_alloc_resizeable(ram_addr_t size, ram_addr_t max_size,
                                    void (*resized)(const char *,
                                                    uint64_t length,
                                                    void *host),
                                    MemoryRegion *mr, Error **errp)
{
    RAMBlock *block;

    if (ram_block_fails(mr, errp)) {
        return NULL;
    }
    block = ram_block_new(mr, NULL, size, max_size, RAM_RESIZEABLE);
    block->resized = resized;
    return block;
}

RAMBlock *qemu_ram_alloc_from_ptr(ram_addr_t size, void *host,
                                  MemoryRegion *mr, Error **errp)
{
    return ram_block_new(mr, host, size, size, 0);
}

/* Thin: the file is read once, and not written back */
static RAMBlock *ram_block_from_stream(FILE *stream, ram_addr_t size,
                                       MemoryRegion *mr, uint32_t ram_flags,
                                       ram_addr_t offset, Error **errp)
{
    RAMBlock *block;

    if (!stream || fseek(stream, offset, SEEK_SET) < 0) {
        error_setg(errp, "cannot read the file behind guest memory '%s'",
                   memory_region_name(mr));
        return NULL;
    }
    block = ram_block_new(mr, NULL, size, size, ram_flags);
    if (fread(block->host, 1, size, stream) < size && ferror(stream)) {
        error_setg(errp, "cannot read the file behind guest memory '%s'",
                   memory_region_name(mr));
        qemu_ram_free(block);
        return NULL;
    }
    return block;
}

RAMBlock *qemu_ram_alloc_from_file(ram_addr_t size, MemoryRegion *mr,
                                   uint32_t ram_flags, const char *path,
                                   ram_addr_t offset, Error **errp)
{
    FILE *stream;
    RAMBlock *block;

    if (ram_block_fails(mr, errp)) {
        return NULL;
    }
    stream = fopen(path, "rb");
    block = ram_block_from_stream(stream, size, mr, ram_flags, offset, errp);
    if (stream) {
        fclose(stream);
    }
    return block;
}

RAMBlock *qemu_ram_alloc_from_fd(ram_addr_t size, MemoryRegion *mr,
                                 uint32_t ram_flags, int fd,
                                 ram_addr_t offset, Error **errp)
{
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);

    return qemu_ram_alloc_from_file(size, mr, ram_flags, path, offset, errp);
}

void qemu_ram_free(RAMBlock *block)
{
    if (!block) {
        return;
    }
    g_ptr_array_remove(ram_blocks, block);
    if (ram_blocks->len == 0) {
        g_clear_pointer(&ram_blocks, g_ptr_array_unref);
    }
    if (!block->borrowed) {
        g_free(block->host);
    }
    g_free(block->idstr);
    g_free(block);
}

void qemu_ram_set_idstr(RAMBlock *block, const char *name, DeviceState *dev)
{
    g_autofree char *path = NULL;

    assert(!block->idstr);
    if (dev) {
        path = object_get_canonical_path(OBJECT(dev));
        block->idstr = g_strdup_printf("%s/%s", path, name);
    } else {
        block->idstr = g_strdup(name);
    }
    for (guint i = 0; i < ram_blocks->len; i++) {
        RAMBlock *other = ram_blocks->pdata[i];

        if (other != block && g_strcmp0(other->idstr, block->idstr) == 0) {
            fprintf(stderr, "two blocks of guest memory are named '%s'\n",
                    block->idstr);
            abort();
        }
    }
}

RAMBlock *qemu_ram_block_from_host(void *ptr, ram_addr_t *offset)
{
    uint8_t *host = ptr;

    for (guint i = 0; ram_blocks && i < ram_blocks->len; i++) {
        RAMBlock *block = ram_blocks->pdata[i];

        if (host >= block->host && host < block->host + block->max_length) {
            *offset = host - block->host;
            return block;
        }
    }
    return NULL;
}

void vmstate_register_ram(MemoryRegion *mr, DeviceState *dev)
{
    qemu_ram_set_idstr(mr->ram_block, memory_region_name(mr), dev);
}

MemoryRegion *get_system_memory(void)
{
    return &system_memory;
}

MemoryRegion *get_system_io(void)
{
    return &system_io;
}

void memory_map_init(void)
{
    memory_region_init(&system_memory, NULL, "system", UINT64_MAX);
    address_space_init(&address_space_memory, &system_memory, "memory");

    memory_region_init_io(&system_io, NULL, NULL, NULL, "io", 64 * KiB);
    address_space_init(&address_space_io, &system_io, "I/O");
}

void memory_map_exit(void)
{
    address_space_destroy(&address_space_io);
    address_space_destroy(&address_space_memory);
}
