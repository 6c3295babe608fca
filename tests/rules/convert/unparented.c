/*
 * Unparented, with nobody to use it after that: the pointer is cleared, or set
 * again, or the device is unrealized, and uses it before that
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *cleared;
    MemoryRegion *remade;
    MemoryRegion *ended;
    MemoryRegion *given;
    MemoryRegion *hidden;
} Windows;

static void drop(MemoryRegion *mr)
{
    memory_region_set_enabled(mr, false);
    object_unparent(OBJECT(mr));
}

static void hide(Windows *s)
{
    object_unparent(OBJECT(s->hidden));
}

static void remake(Windows *s)
{
    if (s->remade) {
        object_unparent(OBJECT(s->remade));
    }
    s->remade = g_new(MemoryRegion, 1);
    memory_region_init(s->remade, OBJECT(s), "remade", 64);
}

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    s->cleared = g_new(MemoryRegion, 1);
    memory_region_init(s->cleared, OBJECT(dev), "cleared", 64);
    s->ended = g_new(MemoryRegion, 1);
    memory_region_init(s->ended, OBJECT(dev), "ended", 64);
    s->given = g_new(MemoryRegion, 1);
    memory_region_init(s->given, OBJECT(dev), "given", 64);
    s->hidden = g_new(MemoryRegion, 1);
    memory_region_init(s->hidden, OBJECT(dev), "hidden", 64);
    remake(s);
}

static void reset(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    if (s->cleared) {
        object_unparent(OBJECT(s->cleared));
        s->cleared = NULL;
    }
    remake(s);
    memory_region_set_enabled(s->ended, true);
}

static void unrealize(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    if (s->cleared) {
        memory_region_set_enabled(s->cleared, false);
    }
    object_unparent(OBJECT(s->ended));
    memory_region_set_enabled(s->hidden, false);
    hide(s);
    drop(s->given);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize,
                            .reset = reset };
