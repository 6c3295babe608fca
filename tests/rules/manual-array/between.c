/*
 * A region is looked for between the first and the last one
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

gboolean is_bank(Banks *s, MemoryRegion *mr)
{
    return mr >= &s->bank[0] && mr < &s->bank[s->n];
}
