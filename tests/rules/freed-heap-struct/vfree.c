/*
 * Aligned storage has a function of its own that frees it: a finding
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
void qemu_vfree(void *ptr);

static void realize(DeviceState *dev, Error **errp)
{
    Holder *h = (Holder *)dev;

    memory_region_init(&h->window->mr, OBJECT(dev), "mr", 64);
    if (!works(dev)) {
        qemu_vfree(h->window);
    }
}

const DeviceClass klass = { .realize = realize };
