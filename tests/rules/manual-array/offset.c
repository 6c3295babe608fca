/*
 * A field whose place in its struct is known elsewhere
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

#define PLACE(type, field) ((unsigned long)&((type *)0)->field)

const unsigned long place = PLACE(Banks, bank);

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);

    s->bank = g_new(MemoryRegion, s->n);
    for (int i = 0; i < s->n; i++) {
        memory_region_init(&s->bank[i], OBJECT(dev), "bank", 64);
        memory_region_add_subregion(get_system_memory(), i * 64, &s->bank[i]);
    }
}

const DeviceClass klass = { .realize = realize };
