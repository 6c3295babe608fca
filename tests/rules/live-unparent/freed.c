/*
 * The struct that has it is freed at once
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Window {
    MemoryRegion mr;
} Window;

static Window *window;

static void realize(DeviceState *dev, Error **errp)
{
    window = g_new0(Window, 1);
    memory_region_init_io(&window->mr, OBJECT(dev), NULL, dev, "window", 64);
}

static void reset(DeviceState *dev)
{
    object_unparent(OBJECT(&window->mr));
    g_free(window);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
