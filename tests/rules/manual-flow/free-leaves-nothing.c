/*
 * Without the free a variable is only set, or a label has no statement
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    bool ok;

    ok = memory_region_init_ram(mr, OBJECT(dev), "mr", 64, errp);
    if (!ok) {
        g_free(mr);
    }
}

static void unrealize(DeviceState *dev)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(s->mr, OBJECT(dev), "mr", 64, NULL)) {
        goto failed;
    }
    memory_region_set_enabled(s->mr, true);
    return;

    {
failed:
        g_free(s->mr);
    }
}

static void reset(DeviceState *dev)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    bool failed = false;

    if (!memory_region_init_ram(mr, OBJECT(dev), "mr", 64, NULL)) {
        failed = true;
        goto out;
    }
    s->regs.enabled = mr->enabled;
out:
    if (failed) {
        g_free(mr);
    }
}

/* What is left would do nothing with s, or nothing in a loop */
static void finalize(Object *obj)
{
    State *s = STATE(obj);

    g_free(s->mr);
    printf("gone");
}

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *each[2];
} Windows;

void make(Windows *s);

void make(Windows *s)
{
    for (int i = 0; i < 2; i++) {
        s->each[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->each[i], OBJECT(s), "each", 64);
    }
}

static void windows_finalize(Object *obj)
{
    Windows *s = (Windows *)obj;

    for (int i = 0; i < 2; i++) {
        MemoryRegion *mr = s->each[i];

        g_free(mr);
    }
    printf("gone");
}

const TypeInfo info = { .instance_finalize = finalize };
const TypeInfo windows_info = { .instance_finalize = windows_finalize };

const DeviceClass klass = { .realize = realize, .unrealize = unrealize,
                            .reset = reset };
