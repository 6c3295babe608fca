/*
 * Nothing but frees uses a function or a table, which would not
 * compile without them; what is used elsewhere is no obstacle
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *each[2];
    MemoryRegion *other[2];
    MemoryRegion *third[2];
    MemoryRegion *got;
    MemoryRegion *used;
    int n;
} Windows;

static const unsigned order[] = { 1, 0 };
static const unsigned shared[] = { 1, 0 };

static MemoryRegion *windows_got(Windows *s)
{
    return s->got;
}

static MemoryRegion *windows_used(Windows *s)
{
    return s->used;
}

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    for (int i = 0; i < 2; i++) {
        s->each[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->each[i], OBJECT(s), "each", 64);
    }
    for (int i = 0; i < 2; i++) {
        s->other[shared[i]] = memory_region_new(OBJECT(s), "other", 64);
    }
    for (int i = 0; i < 2; i++) {
        s->third[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->third[i], OBJECT(s), "third", 64);
    }
    s->got = g_new(MemoryRegion, 1);
    memory_region_init(s->got, OBJECT(s), "got", 64);
    s->used = memory_region_new(OBJECT(s), "used", 64);
    memory_region_set_enabled(windows_used(s), true);
}

static void finalize(Object *obj)
{
    Windows *s = (Windows *)obj;

    s->n = 0;
}

static void unrealize(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    g_free(s->each[order[0]]);
    g_free(s->each[order[1]]);
    s->n = 0;
}

static void other_unrealize(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    g_free(windows_got(s));
    s->n = 0;
}

static void other_finalize(Object *obj)
{
    Windows *s = (Windows *)obj;
    const unsigned last[2] = { 1, 0 };

    g_free(s->third[last[0]]);
    g_free(s->third[last[1]]);
    s->n = 0;
}

const TypeInfo info = { .instance_finalize = finalize };
const TypeInfo other_info = { .instance_finalize = other_finalize };
const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
const DeviceClass other = { .unrealize = other_unrealize };
