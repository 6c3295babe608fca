/*
 * Another field of the same name
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

typedef struct Vault {
    Banks *bank;
} Vault;

static void select_bank(Vault *vault, int n)
{
    memory_region_set_enabled(vault->bank->bank[n], true);
}

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = BANKS(dev);

    s->bank = g_new0(MemoryRegion *, s->n);
    for (int i = 0; i < s->n; i++) {
        s->bank[i] = memory_region_new(OBJECT(dev), "bank", 64);
        memory_region_add_subregion(get_system_memory(), i * 64, s->bank[i]);
    }
    select_bank(&(Vault) { s }, 0);
}

const DeviceClass klass = { .realize = realize };
