/*
 * Freed by unrealize, and where realize fails: a finding
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

bool works(DeviceState *dev);

static void drop(Holder *h)
{
    g_free(h->window);
}

static void realize(DeviceState *dev, Error **errp)
{
    Holder *h = (Holder *)dev;

    memory_region_init(&h->window->mr, OBJECT(dev), "mr", 64);
    if (!works(dev)) {
        drop(h);
    }
}

static void unrealize(DeviceState *dev)
{
    drop((Holder *)dev);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
