/*
 * What the region stands on is unmapped, the region stays: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void *mmap(void *addr, size_t length);
int munmap(void *addr, size_t length);
bool attach(State *s, MemoryRegion *mr);

static void unmap(State *s)
{
    if (s->regs.enabled) {
        object_unparent(OBJECT(&s->regs));
    }
}

static void map(DeviceState *dev)
{
    State *s = STATE(dev);
    void *addr = mmap(NULL, 4096);

    unmap(s);
    memory_region_init_ram_ptr(&s->regs, OBJECT(dev), "page", 4096, addr);
    if (!attach(s, &s->regs)) {
        munmap(addr, 4096);
    }
}

const DeviceClass klass = { .reset = map };
