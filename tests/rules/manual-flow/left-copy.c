/*
 * Unparented in one place and used by another: a second field that has the
 * pointer, or another function that unrealize calls
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion *banks[2];
    MemoryRegion *current;
    MemoryRegion *mr;
} Windows;

static void hide(Windows *s)
{
    object_unparent(OBJECT(s->mr));
}

static void drop(Windows *s)
{
    memory_region_set_enabled(s->mr, false);
}

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    for (int i = 0; i < 2; i++) {
        s->banks[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->banks[i], OBJECT(dev), "bank", 64);
    }
    s->current = s->banks[1];
    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

static void reset(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    for (int i = 0; i < 2; i++) {
        if (s->banks[i]) {
            object_unparent(OBJECT(s->banks[i]));
            s->banks[i] = NULL;
        }
    }
}

static void unrealize(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    memory_region_set_enabled(s->current, false);
    hide(s);
    drop(s);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize,
                            .reset = reset };
