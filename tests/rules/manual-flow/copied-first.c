/*
 * Copied before its init, whose arguments are not known by then
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct {
    DeviceState parent_obj;
    MemoryRegion *a, *b, *c;
    uint64_t size;
} Dev;

static uint64_t size_of(Dev *s)
{
    return s->a ? 64 : 32;
}

/* The size is worked out in between */
static void realize_a(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    s->a = mr;
    s->size = 64;
    memory_region_init(mr, OBJECT(dev), "a", s->size);
}

/* A function looks at the copy */
static void realize_b(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    s->b = mr;
    memory_region_init(mr, OBJECT(dev), "b", size_of(s));
}

/* The arguments read the copy */
static void realize_c(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    s->c = mr;
    memory_region_init(mr, OBJECT(dev), "c", s->c ? 64 : 32);
}

const DeviceClass klasses[] = {
    { .realize = realize_a },
    { .realize = realize_b },
    { .realize = realize_c },
};
