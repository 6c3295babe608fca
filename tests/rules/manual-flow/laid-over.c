/*
 * A struct of the file's own is laid over the device, or the device read word
 * by word, and what stands where the region is kept is freed; the struct that
 * the file fills is no such
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

struct Mirror {
    DeviceState parent_obj;
    MemoryRegion regs;
    void *last;
};

typedef struct Filled {
    MemoryRegion *mr;
    void *spare;
} Filled;

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

static void finalize(Object *obj)
{
    struct Mirror *mirror = (struct Mirror *)obj;

    g_free(mirror->last);
}

static void finalize_words(Object *obj)
{
    g_free(((void **)obj)[sizeof(State) / sizeof(void *) - 1]);
}

static void fill(Filled *filled)
{
    filled->spare = g_malloc(8);
}

static void drop(Filled *filled)
{
    g_free(filled->spare);
}

const TypeInfo info = { .instance_finalize = finalize };
const TypeInfo words = { .instance_finalize = finalize_words };
const DeviceClass klass = { .realize = realize };
