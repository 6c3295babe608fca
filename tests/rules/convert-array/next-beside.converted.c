/*
 * The element after another one is made where the array is
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Banks {
    DeviceState parent_obj;
    MemoryRegion **bank;
    int n;
} Banks;

#define BANKS(x) ((Banks *)(x))

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);
    MemoryRegion *low, *high;

    s->bank = g_new0(MemoryRegion *, s->n * 2);
    for (int i = 0; i < s->n; i++) {
        int at = i * 2;

        low = memory_region_new(OBJECT(s), "low", 64);
        s->bank[at] = low;
        memory_region_add_subregion(get_system_memory(), 0, low);
        high = memory_region_new(OBJECT(s), "high", 64);
        s->bank[at + 1] = high;
        memory_region_add_subregion(get_system_memory(), 64, high);
        memory_region_set_enabled(s->bank[at], true);
    }
}

const DeviceClass klass = { .realize = realize };
