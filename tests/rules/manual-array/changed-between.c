/*
 * An index that changes between a variable and its init
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Banks {
    DeviceState parent_obj;
    MemoryRegion *bank;
    int n;
} Banks;

#define BANKS(x) ((Banks *)(x))

static int map_pair(Banks *s, int at)
{
    MemoryRegion *low, *high;

    low = &s->bank[at];
    high = low + 1;
    at++;
    memory_region_init(low, OBJECT(s), "low", 64);
    memory_region_add_subregion(get_system_memory(), 0, low);
    memory_region_init(high, OBJECT(s), "high", 64);
    memory_region_add_subregion(get_system_memory(), 64, high);
    return 2;
}

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);

    int at = 0;

    s->bank = g_new0(MemoryRegion, s->n * 2);
    for (int i = 0; i < s->n; i++) {
        at += map_pair(s, at);
    }
}

const DeviceClass klass = { .realize = realize };
