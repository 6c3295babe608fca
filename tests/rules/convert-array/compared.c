/*
 * A region is compared with each of them
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

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);

    s->bank = g_new(MemoryRegion, s->n);
    for (int i = 0; i < s->n; i++) {
        memory_region_init(&s->bank[i], OBJECT(dev), "bank", 64);
    }
}

const DeviceClass klass = { .realize = realize };

int number_of(Banks *s, MemoryRegion *mr)
{
    for (int i = 0; i < s->n; i++) {
        if (mr == &s->bank[i]) {
            return i;
        }
    }
    return -1;
}
