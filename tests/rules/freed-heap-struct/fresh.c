/*
 * Freed by the function that has allocated it, for want of a use: silence
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

unsigned count(void);

static void setup(Holder *h)
{
    h->window = g_new0(Window, 1);
    if (!count()) {
        g_free(h->window);
    }
}

static void reset(DeviceState *dev)
{
    setup((Holder *)dev);
    memory_region_init(&((Holder *)dev)->window->mr, OBJECT(dev), "mr", 64);
}

const DeviceClass klass = { .reset = reset };
