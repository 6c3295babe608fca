/*
 * A field that is given one of two arrays
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

    if (s->n > 2) {
        s->bank = g_new(MemoryRegion, s->n);
    } else {
        s->bank = g_new(MemoryRegion, 2);
    }
    for (int i = 0; i < 2; i++) {
        memory_region_init(&s->bank[i], OBJECT(dev), "bank", 64);
    }
}

const DeviceClass klass = { .realize = realize };
