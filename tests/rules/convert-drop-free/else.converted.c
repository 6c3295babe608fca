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
    MemoryRegion *mr;
    bool ok;

    mr = memory_region_new_ram(OBJECT(dev), "tested", 64, errp);
    if (mr) {
        s->tested = mr;
        memory_region_set_enabled(mr, true);
    }

    s->kept = memory_region_new_ram(OBJECT(dev), "kept", 64, errp);
    ok = s->kept != NULL;
    if (ok) {
        memory_region_set_enabled(s->kept, true);
    }

    s->reported = memory_region_new_ram(OBJECT(dev), "reported", 64, errp);
    if (s->reported) {
        memory_region_set_enabled(s->reported, true);
    } else {
        s->mapped = 0;
    }
}

static void init(Object *obj)
{
    Windows *s = (Windows *)obj;

    s->plain = memory_region_new(obj, "plain", 64);
    s->again = memory_region_new(obj, "again", 64);
    s->both = memory_region_new(obj, "both", 64);
    for (int i = 0; i < 2; i++) {
        s->several[i] = memory_region_new(obj, "several", 64);
    }
}

static void finalize(Object *obj)
{
    Windows *s = (Windows *)obj;

    if (s->path) {
        s->mapped = 1;
    }

    if (s->mapped) {
        s->path = NULL;
    }

    if (s->path) {
        s->mapped = 2;
    }
}

const DeviceClass klass = { .realize = realize };
const TypeInfo info = {
    .name = "windows", .instance_init = init, .instance_finalize = finalize,
};
