/*
 * Loops that only free, and whose counter is read where it is not compiled
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Oak {
    DeviceState parent_obj;
    MemoryRegion *last[2];
    MemoryRegion *spare[2];
    MemoryRegion *set[2];
    MemoryRegion *own[2];
    int open;
} Oak;

void oak_count(int n);

static void oak_realize(DeviceState *dev, Error **errp)
{
    Oak *s = (Oak *)dev;

    for (int i = 0; i < 2; i++) {
        s->last[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->last[i], OBJECT(dev), "last", 64);
        s->spare[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->spare[i], OBJECT(dev), "spare", 64);
        s->set[i] = memory_region_new(OBJECT(dev), "set", 64);
        s->own[i] = memory_region_new(OBJECT(dev), "own", 64);
    }
}

static void last_finalize(Object *obj)
{
    Oak *s = (Oak *)obj;
    int i;

    for (i = 0; i < 2; i++) {
        oak_count(i);
    }
    for (i = 0; i < 2; i++) {
        g_free(s->last[i]);
    }
#ifdef CONFIG_OAK
    oak_count(i);
#endif
}

static void spare_finalize(Object *obj)
{
    Oak *s = (Oak *)obj;
    int i;

    s->open = 0;
    for (i = 0; i < 2; i++) {
        g_free(s->spare[i]);
    }
#ifdef CONFIG_OAK
    for (i = 0; i < 2; i++) {
        oak_count(i);
    }
#endif
}

/* Near misses: it is set there before, or is another one */
static void set_finalize(Object *obj)
{
    Oak *s = (Oak *)obj;
    int n = 0, i;

    for (i = 0; i < 2; i++)
        n += i;
    s->open = n;
#ifdef CONFIG_OAK
    for (i = n; i > 0; i--) {
        oak_count(i);
    }
    for (int i = 0; i < 2; i++) {
        oak_count(i);
    }
#endif
}

static void own_finalize(Object *obj)
{
    Oak *s = (Oak *)obj;

    s->open = 0;
#ifdef CONFIG_OAK
    for (int i = 0; i < 2; i++) {
        oak_count(i);
    }
#endif
}

const DeviceClass oak = { .realize = oak_realize };

const TypeInfo oaks[] = {
    { .name = "last", .instance_finalize = last_finalize },
    { .name = "spare", .instance_finalize = spare_finalize },
    { .name = "set", .instance_finalize = set_finalize },
    { .name = "own", .instance_finalize = own_finalize },
};
