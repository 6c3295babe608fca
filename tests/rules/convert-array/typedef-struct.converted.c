/*
 * A struct that only a typedef gives a name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct {
    DeviceState parent_obj;
    MemoryRegion **bank;
    int n;
} Banks;

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = (Banks *)dev;

    s->bank = g_new0(MemoryRegion *, s->n);
    for (int i = 0; i < s->n; i++) {
        s->bank[i] = memory_region_new(OBJECT(dev), "bank", 64);
        memory_region_add_subregion(get_system_memory(), i * 64, s->bank[i]);
    }
}

const DeviceClass klass = { .realize = realize };
