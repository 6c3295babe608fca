/*
 * Freed by a helper where realize fails later on: a finding
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
    h->window = g_new0(Window, 1);
    memory_region_init(&h->window->mr, OBJECT(h), "mr", 64);
    return true;
}

static void drop(Holder *h)
{
    g_free(h->window);
}

static void realize(DeviceState *dev, Error **errp)
{
    Holder *h = (Holder *)dev;

    if (!make(h)) {
        return;
    }
    if (!works(dev, errp)) {
        goto fail;
    }
    return;

fail:
    drop(h);
}

const DeviceClass klass = { .realize = realize };
