/*
 * What is freed is found by code that does something else as well; with one
 * that only looks it is converted
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *each[2];
    MemoryRegion *old;
    MemoryRegion *counted;
    MemoryRegion *looked;
    int n;
} Windows;

static MemoryRegion *windows_counted(Windows *s)
{
    s->n++;
    return s->counted;
}

static MemoryRegion *windows_looked(Windows *s)
{
    MemoryRegion *mr = NULL;

    if (s->n) {
        mr = s->looked;
    }
    return mr;
}

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    for (int i = 0; i < 2; i++) {
        s->each[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->each[i], OBJECT(s), "each", 64);
    }
    s->counted = g_new(MemoryRegion, 1);
    memory_region_init(s->counted, OBJECT(s), "counted", 64);
    memory_region_set_enabled(windows_counted(s), true);
    s->looked = memory_region_new(OBJECT(s), "looked", 64);
    memory_region_set_enabled(windows_looked(s), true);
    s->old = g_new(MemoryRegion, 1);
    memory_region_init(s->old, OBJECT(s), "old", 64);
}

static void finalize(Object *obj)
{
    Windows *s = (Windows *)obj;
    MemoryRegion *last;
    int i = 0;

    g_free(s->each[i++]);
    g_free(s->each[i++]);
    g_free(windows_counted(s));
    g_free(last = s->old);
    s->n = i + !last;
}

const TypeInfo info = { .instance_finalize = finalize };
const DeviceClass klass = { .realize = realize };
