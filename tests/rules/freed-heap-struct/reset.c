/*
 * Cleared at run time: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Window {
    MemoryRegion mem;
} Window;

static Window *window;

static void realize(DeviceState *dev, Error **errp)
{
    window = g_new0(Window, 1);
    memory_region_init(&window->mem, OBJECT(dev), "window", 64);
}

static void reset(DeviceState *dev)
{
    g_clear_pointer(&window, g_free);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
