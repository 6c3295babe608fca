/*
 * An element's address that is kept before the element is made
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

    s->bank = g_new(MemoryRegion, 2);
    STATE(dev)->mr = &s->bank[1];
    for (int i = 0; i < 2; i++) {
        memory_region_init(&s->bank[i], OBJECT(dev), "bank", 64);
    }
}

const DeviceClass klass = { .realize = realize };
