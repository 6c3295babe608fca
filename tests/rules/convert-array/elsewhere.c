/*
 * Elements that other functions use, once all are made
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

static void select_bank(Banks *s, int n)
{
    memory_region_set_enabled(&s->bank[n], true);
}

static uint64_t size_of_first(Banks *s)
{
    return s->bank ? memory_region_size(s->bank + 0) + s->bank[0].enabled : 0;
}

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);

    s->bank = g_new(MemoryRegion, s->n);
    for (int i = 0; i < s->n; i++) {
        memory_region_init(&s->bank[i], OBJECT(dev), "bank", 64);
        memory_region_add_subregion(get_system_memory(), i * 64, &s->bank[i]);
    }
    select_bank(s, 0);
    size_of_first(s);
}

const DeviceClass klass = { .realize = realize };
