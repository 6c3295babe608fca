/*
 * A helper is handed the region and makes it: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Window {
    MemoryRegion mr;
} Window;

typedef struct Holder {
    State parent_obj;
    Window *window;
} Holder;

static void make(MemoryRegion *mr, Object *owner)
{
    memory_region_init(mr, owner, "mr", 64);
}

static void realize(DeviceState *dev, Error **errp)
{
    make(&((Holder *)dev)->window->mr, OBJECT(dev));
}

static void unrealize(DeviceState *dev)
{
    g_free(((Holder *)dev)->window);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
