/*
 * An alias goes with the struct that it is in while a FlatView may have it for
 * a root: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    MemoryRegion mem;
} Windows;

typedef struct Bridge {
    DeviceState parent_obj;
    Windows *windows;
} Bridge;

static void update(Bridge *b)
{
    Windows *w = b->windows;

    object_unparent(OBJECT(&w->mem));
    g_free(w);
    b->windows = g_new(Windows, 1);
    memory_region_init_alias(&b->windows->mem, OBJECT(b), "window",
                             get_system_memory(), 0, 64);
}

static void reset(DeviceState *dev)
{
    update((Bridge *)dev);
}

const DeviceClass klass = { .reset = reset };
