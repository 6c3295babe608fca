/*
 * ramblock.h - host memory behind regions of RAM
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef SYSTEM_RAMBLOCK_H
#define SYSTEM_RAMBLOCK_H

#include "exec/hwaddr.h"

#define RAM_SHARED (1 << 1)
#define RAM_RESIZEABLE (1 << 2)
#define RAM_READONLY (1 << 8)
#define RAM_GUEST_MEMFD (1 << 12)

struct RAMBlock {
    MemoryRegion *mr;
    uint8_t *host;
    bool borrowed;      /* whether @host stays somebody else's */
    uint64_t used_length;
    uint64_t max_length;
    uint32_t flags;
    void (*resized)(const char *idstr, uint64_t length, void *host);
    char *idstr;        /* what it is called in the migration stream */
};

RAMBlock *qemu_ram_alloc(ram_addr_t size, uint32_t ram_flags,
                         MemoryRegion *mr, Error **errp);
RAMBlock *qemu_ram_alloc_resizeable(ram_addr_t size, ram_addr_t max_size,
                                    void (*resized)(const char *,
                                                    uint64_t length,
                                                    void *host),
                                    MemoryRegion *mr, Error **errp);
RAMBlock *qemu_ram_alloc_from_ptr(ram_addr_t size, void *host,
                                  MemoryRegion *mr, Error **errp);
RAMBlock *qemu_ram_alloc_from_file(ram_addr_t size, MemoryRegion *mr,
                                   uint32_t ram_flags, const char *path,
                                   ram_addr_t offset, Error **errp);
RAMBlock *qemu_ram_alloc_from_fd(ram_addr_t size, MemoryRegion *mr,
                                 uint32_t ram_flags, int fd,
                                 ram_addr_t offset, Error **errp);
void qemu_ram_free(RAMBlock *block);

/* Names the block for migration after its device, if any, and @name */
void qemu_ram_set_idstr(RAMBlock *block, const char *name, DeviceState *dev);

/* The block that has @ptr, or %NULL */
RAMBlock *qemu_ram_block_from_host(void *ptr, ram_addr_t *offset);

/**
 * ram_block_fail_after:
 * @n: the how manieth allocation of RAM from now on fails; 0 for none
 *
 * The same can be asked for from outside with EXAMPLE_RAM_FAIL_AFTER=n in the
 * environment.
 */
void ram_block_fail_after(unsigned n);

#endif
