/*
 * An init that may fail, and is tested
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

    s->bank = g_new0(MemoryRegion *, 4);
    for (int i = 0; i < 4; i++) {
        s->bank[i] = memory_region_new_ram(OBJECT(dev), "bank", 64, errp);
        if (!s->bank[i]) {
            return;
        }
        memory_region_add_subregion(get_system_memory(), i * 64, s->bank[i]);
    }
}

const DeviceClass klass = { .realize = realize };
