/*
 * The struct that the alias is in stays: silence
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

static void reset(DeviceState *dev)
{
    Bridge *b = (Bridge *)dev;
    Windows *w = b->windows;

    object_unparent(OBJECT(&w->mem));
    memory_region_init_alias(&w->mem, OBJECT(b), "window",
                             get_system_memory(), 0, 64);
}

const DeviceClass klass = { .reset = reset };
