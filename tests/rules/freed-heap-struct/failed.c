/*
 * Freed where the init has failed: silence
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

static void realize(DeviceState *dev, Error **errp)
{
    Holder *h = (Holder *)dev;

    if (!memory_region_init_ram(&h->window->mr, OBJECT(dev), "mr", 64,
                                errp)) {
        g_free(h->window);
    }
}

const DeviceClass klass = { .realize = realize };
