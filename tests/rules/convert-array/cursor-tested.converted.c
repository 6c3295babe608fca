/*
 * A variable that points to an element makes it by an init that may fail, and
 * is tested; not where the element is used though it failed, what is tested has
 * an else, or nothing is tested
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Banks {
    DeviceState parent_obj;
    MemoryRegion **bank;
    MemoryRegion **set;
    MemoryRegion *used;
    MemoryRegion *other;
    MemoryRegion *unknown;
} Banks;

static void declared(Banks *s, Error **errp)
{
    s->bank = g_new0(MemoryRegion *, 4);
    for (int i = 0; i < 4; i++) {
        MemoryRegion *mr;

        mr = memory_region_new_ram(OBJECT(s), "bank", 64, errp);
        s->bank[i] = mr;
        if (!mr) {
            return;
        }
        memory_region_add_subregion(get_system_memory(), i * 64, mr);
    }
}

static void set(Banks *s, Error **errp)
{
    MemoryRegion *mr;

    s->set = g_new0(MemoryRegion *, 4);
    for (int i = 0; i < 4; i++) {
        /* each of them */
        mr = memory_region_new_ram(OBJECT(s), "set", 64, errp);
        s->set[i] = mr;
        if (!mr) {
            return;
        }
        memory_region_set_enabled(mr, true);
    }
}

static void used(Banks *s, Error **errp)
{
    s->used = g_new(MemoryRegion, 4);
    for (int i = 0; i < 4; i++) {
        MemoryRegion *mr = &s->used[i];

        if (!memory_region_init_ram(mr, OBJECT(s), "used", 64, errp)) {
            memory_region_set_enabled(mr, false);
            return;
        }
    }
}

static void other(Banks *s, Error **errp)
{
    s->other = g_new(MemoryRegion, 4);
    for (int i = 0; i < 4; i++) {
        MemoryRegion *mr = &s->other[i];

        if (!memory_region_init_ram(mr, OBJECT(s), "other", 64, errp)) {
            return;
        } else {
            memory_region_set_enabled(mr, true);
        }
    }
}

static void unknown(Banks *s, Error **errp)
{
    s->unknown = g_new(MemoryRegion, 4);
    for (int i = 0; i < 4; i++) {
        MemoryRegion *mr = &s->unknown[i];

        memory_region_init_ram(mr, OBJECT(s), "unknown", 64, errp);
        memory_region_set_enabled(mr, true);
    }
}

static void realize(DeviceState *dev, Error **errp)
{
    Banks *s = (Banks *)dev;

    declared(s, errp);
    set(s, errp);
    used(s, errp);
    other(s, errp);
    unknown(s, errp);
}

const DeviceClass klass = { .realize = realize };
