/*
 * Elements that are made one by one, by enumerators
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

enum { CONTROL, DATA, WINDOWS };

typedef struct Windows {
    DeviceState parent_obj;
    MemoryRegion **window;
} Windows;

static void realize(DeviceState *dev, Error **errp)
{
    Windows *s = (Windows *)dev;

    s->window = g_new0(MemoryRegion *, WINDOWS);
    s->window[CONTROL] = memory_region_new(OBJECT(dev), "control", 64);
    s->window[DATA] = memory_region_new(OBJECT(dev), "data", 64);
}

static void reset(DeviceState *dev)
{
    Windows *s = (Windows *)dev;

    memory_region_set_enabled(s->window[DATA], true);
}

static void realize_local(DeviceState *dev, Error **errp)
{
    MemoryRegion *window[WINDOWS];

    window[CONTROL] = memory_region_new(OBJECT(dev), "control", 64);
    window[DATA] = memory_region_new(OBJECT(dev), "data", 64);
    memory_region_add_subregion(window[CONTROL], 0, window[DATA]);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
const DeviceClass local = { .realize = realize_local };
