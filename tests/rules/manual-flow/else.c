/*
 * A branch that does nothing but to free cannot go where another one stays
 * behind it, or with a condition that could do something
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *turned;
    MemoryRegion *asked;
    MemoryRegion *between;
    int mapped;
} Windows;

bool windows_are_gone(Windows *s);

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    s->turned = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(s->turned, OBJECT(dev), "turned", 64, errp)) {
        g_free(s->turned);
    } else {
        memory_region_set_enabled(s->turned, true);
    }
}

static void init(Object *obj)
{
    Windows *s = (Windows *)obj;

    s->asked = g_new(MemoryRegion, 1);
    memory_region_init(s->asked, obj, "asked", 64);
}

static void init_between(Object *obj)
{
    Windows *s = (Windows *)obj;

    s->between = g_new(MemoryRegion, 1);
    memory_region_init(s->between, obj, "between", 64);
}

static void finalize(Object *obj)
{
    Windows *s = (Windows *)obj;

    if (s->mapped) {
        s->mapped = 2;
    } else if (windows_are_gone(s)) {
        g_free(s->asked);
    }
}

static void finalize_between(Object *obj)
{
    Windows *s = (Windows *)obj;

    if (s->mapped == 1) {
        s->mapped = 2;
    } else if (s->mapped == 2) {
        g_free(s->between);
    } else {
        s->mapped = 0;
    }
}

const DeviceClass klass = { .realize = realize };
const TypeInfo info = {
    .name = "windows", .instance_init = init, .instance_finalize = finalize,
};
const TypeInfo between = {
    .name = "between", .instance_init = init_between,
    .instance_finalize = finalize_between,
};
