/*
 * An else that does nothing but to free goes with the free, behind a test of
 * the init, of what it has returned, or of anything else; where it does more,
 * the rest of it stays
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *tested;
    MemoryRegion *kept;
    MemoryRegion *reported;
    MemoryRegion *plain;
    MemoryRegion *again;
    MemoryRegion *both;
    MemoryRegion *several[2];
    char *path;
    int mapped;
} Windows;

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    bool ok;

    if (memory_region_init_ram(mr, OBJECT(dev), "tested", 64, errp)) {
        s->tested = mr;
        memory_region_set_enabled(mr, true);
    } else {
        g_free(mr);
    }

    s->kept = g_new(MemoryRegion, 1);
    ok = memory_region_init_ram(s->kept, OBJECT(dev), "kept", 64, errp);
    if (ok) {
        memory_region_set_enabled(s->kept, true);
    } else {
        g_free(s->kept);
    }

    s->reported = g_new(MemoryRegion, 1);
    if (memory_region_init_ram(s->reported, OBJECT(dev), "reported", 64,
                               errp)) {
        memory_region_set_enabled(s->reported, true);
    } else {
        s->mapped = 0;
        g_free(s->reported);
    }
}

static void init(Object *obj)
{
    Windows *s = (Windows *)obj;

    s->plain = g_new(MemoryRegion, 1);
    memory_region_init(s->plain, obj, "plain", 64);
    s->again = g_new(MemoryRegion, 1);
    memory_region_init(s->again, obj, "again", 64);
    s->both = g_new(MemoryRegion, 1);
    memory_region_init(s->both, obj, "both", 64);
    for (int i = 0; i < 2; i++) {
        s->several[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->several[i], obj, "several", 64);
    }
}

static void finalize(Object *obj)
{
    Windows *s = (Windows *)obj;

    if (s->path) {
        s->mapped = 1;
    } else {
        g_free(s->plain);
    }

    if (s->mapped) {
        s->path = NULL;
    } else if (s->again) {
        g_free(s->again);
    }

    if (s->path) {
        g_free(s->both);
    } else {
        g_free(s->both);
    }

    if (s->path) {
        s->mapped = 2;
    } else {
        for (int i = 0; i < 2; i++) {
            g_free(s->several[i]);
        }
    }
}

const DeviceClass klass = { .realize = realize };
const TypeInfo info = {
    .name = "windows", .instance_init = init, .instance_finalize = finalize,
};
