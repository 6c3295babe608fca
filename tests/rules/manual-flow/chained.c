/*
 * A region that is stored in two places at once, where the new call could not
 * stand or leaves something unread
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Larch {
    DeviceState parent_obj;
    MemoryRegion *own;
    MemoryRegion *sized;
    MemoryRegion *ram;
    MemoryRegion *unread;
    MemoryRegion *late;
    MemoryRegion *a, *b;
    MemoryRegion *at[2];
    MemoryRegion *unseen;
    void *anything;
    uint64_t size;
} Larch;

uint64_t larch_size(Larch *s);
unsigned larch_next(void);

/* The init reads one of the places, or may */
static void larch_own(Larch *s)
{
    MemoryRegion *mr = s->own = g_new(MemoryRegion, 1);

    memory_region_init_io(mr, OBJECT(s), NULL, s->own, "own", 64);
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

static void larch_sized(Larch *s)
{
    MemoryRegion *mr = s->sized = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(s), "sized", larch_size(s));
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

/* It can fail */
static void larch_ram(Larch *s, Error **errp)
{
    MemoryRegion *mr = s->ram = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(s), "ram", 64, errp)) {
        return;
    }
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

/* Nothing else reads the variable */
static void larch_unread(Larch *s)
{
    MemoryRegion *mr;

    mr = s->unread = g_new(MemoryRegion, 1);
    memory_region_init(mr, OBJECT(s), "unread", 64);
}

/* Its size is known later */
static void larch_late(Larch *s)
{
    MemoryRegion *mr = s->late = g_new(MemoryRegion, 1);

    s->size *= 2;
    memory_region_init(mr, OBJECT(s), "late", s->size);
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

/* Three places */
static void larch_three(Larch *s)
{
    MemoryRegion *mr = s->a = s->b = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(s), "three", 64);
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

/* A place that is looked for, and one of another type */
static void larch_at(Larch *s)
{
    MemoryRegion *mr = s->at[larch_next()] = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(s), "at", 64);
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

static void larch_anything(Larch *s)
{
    MemoryRegion *mr = s->anything = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(s), "anything", 64);
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

/* Something is done with it that is not compiled */
static void larch_unseen(Larch *s)
{
    MemoryRegion *mr = s->unseen = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(s), "unseen", 64);
#ifdef CONFIG_LARCH
    g_free(mr);
#endif
    memory_region_set_enabled(mr, false);
}

static void larch_realize(DeviceState *dev, Error **errp)
{
    Larch *s = (Larch *)dev;

    larch_own(s);
    larch_sized(s);
    larch_ram(s, errp);
    larch_unread(s);
    larch_late(s);
    larch_three(s);
    larch_at(s);
    larch_anything(s);
    larch_unseen(s);
}

const DeviceClass klass = { .realize = larch_realize };
