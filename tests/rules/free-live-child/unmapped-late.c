/*
 * The region goes before what it stands on, or was never made of it: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void *mmap(void *addr, size_t length);
int munmap(void *addr, size_t length);
bool attach(State *s, MemoryRegion *mr);
bool is_short(void *addr);

static void map(DeviceState *dev)
{
    State *s = STATE(dev);
    void *addr = mmap(NULL, 4096);

    memory_region_init_ram_ptr(&s->regs, OBJECT(dev), "page", 4096, addr);
    if (!attach(s, &s->regs)) {
        object_unparent(OBJECT(&s->regs));
        munmap(addr, 4096);
        return;
    }
    addr = mmap(NULL, 4096);
    munmap(addr, 4096);
}

static void drop(State *s)
{
    object_unparent(OBJECT(&s->regs));
}

static void clean_up(State *s)
{
    drop(s);
}

static void map_or_clean_up(DeviceState *dev)
{
    State *s = STATE(dev);
    void *addr = mmap(NULL, 4096);

    memory_region_init_ram_ptr(&s->regs, OBJECT(dev), "page", 4096, addr);
    if (!attach(s, &s->regs)) {
        clean_up(s);
        munmap(addr, 4096);
    }
}

/* What cannot be made goes with its regions */
static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    void *addr = mmap(NULL, 4096);

    memory_region_init_ram_ptr(&s->regs, OBJECT(dev), "page", 4096, addr);
    if (is_short(addr)) {
        munmap(addr, 4096);
    }
}

const DeviceClass klass = { .realize = realize, .reset = map };
const DeviceClass other = { .reset = map_or_clean_up };
