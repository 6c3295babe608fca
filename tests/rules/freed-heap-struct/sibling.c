/*
 * What takes it back does so only where making it has failed: a finding
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

bool works(Holder *h);

static void take_back(Window *window)
{
    object_unparent(OBJECT(&window->mr));
}

static void make(Holder *h)
{
    memory_region_init(&h->window->mr, OBJECT(h), "mr", 64);
    if (!works(h)) {
        take_back(h->window);
    }
}

static void drop(Holder *h)
{
    g_free(h->window);
}

static void reset(DeviceState *dev)
{
    Holder *h = (Holder *)dev;

    if (h->window) {
        drop(h);
    }
    h->window = g_new0(Window, 1);
    make(h);
}

const DeviceClass klass = { .reset = reset };
