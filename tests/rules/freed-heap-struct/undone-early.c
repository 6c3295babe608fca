/*
 * Freed by a helper only before it is made, or where making it fails: silence
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

bool works(DeviceState *dev, Error **errp);

static bool make(Holder *h)
{
    return memory_region_init_ram(&h->window->mr, OBJECT(h), "mr", 64, NULL);
}

static void drop(Holder *h)
{
    g_free(h->window);
}

static void realize(DeviceState *dev, Error **errp)
{
    Holder *h = (Holder *)dev;

    if (!works(dev, errp)) {
        drop(h);
        return;
    }
    if (!make(h)) {
        drop(h);
    }
}

const DeviceClass klass = { .realize = realize };
