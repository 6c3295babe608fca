/*
 * The region is in a part of what is freed: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Window {
    MemoryRegion mr;
} Window;

typedef struct Windows {
    Window window[2];
} Windows;

typedef struct Holder {
    State parent_obj;
    Windows *windows;
} Holder;

static void realize(DeviceState *dev, Error **errp)
{
    Holder *h = (Holder *)dev;

    h->windows = g_new0(Windows, 1);
    memory_region_init(&h->windows->window[0].mr, OBJECT(dev), "mr", 64);
}

static void unrealize(DeviceState *dev)
{
    g_free(((Holder *)dev)->windows);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
