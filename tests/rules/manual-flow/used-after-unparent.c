/*
 * Used when it has been unparented, here or by what is called: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *used;
    MemoryRegion *seen;
    MemoryRegion *cleared;
    MemoryRegion *each[2];
    MemoryRegion *helped;
    MemoryRegion *reset;
} Windows;

static void end(Windows *s)
{
    object_unparent(OBJECT(s->helped));
    object_unparent(OBJECT(s->reset));
    s->reset = NULL;
}

static void report(Windows *s)
{
    memory_region_set_enabled(s->seen, false);
    if (s->cleared) {
        memory_region_set_enabled(s->cleared, false);
    }
}

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    s->used = g_new(MemoryRegion, 1);
    memory_region_init(s->used, OBJECT(dev), "used", 64);
    s->seen = g_new(MemoryRegion, 1);
    memory_region_init(s->seen, OBJECT(dev), "seen", 64);
    s->cleared = g_new(MemoryRegion, 1);
    memory_region_init(s->cleared, OBJECT(dev), "cleared", 64);
    s->helped = g_new(MemoryRegion, 1);
    memory_region_init(s->helped, OBJECT(dev), "helped", 64);
    s->reset = g_new(MemoryRegion, 1);
    memory_region_init(s->reset, OBJECT(dev), "reset", 64);
    for (int i = 0; i < 2; i++) {
        s->each[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->each[i], OBJECT(dev), "each", 64);
    }
}

static void unrealize(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    for (int i = 0; i < 2; i++) {
        memory_region_set_enabled(s->each[i], false);
        object_unparent(OBJECT(s->each[i]));
    }
    object_unparent(OBJECT(s->cleared));
    s->cleared = NULL;
    object_unparent(OBJECT(s->used));
    memory_region_set_enabled(s->used, false);
    object_unparent(OBJECT(s->seen));
    report(s);
    g_free(s->seen);
    end(s);
    memory_region_set_enabled(s->helped, false);
    if (s->reset) {
        memory_region_set_enabled(s->reset, false);
    }
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
