/*
 * The region is unparented by the pointer that a field keeps: silence
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
    State *s = STATE(dev);
    MemoryRegion *mr;

    window = g_new0(Window, 1);
    mr = &window->mem;
    memory_region_init(mr, OBJECT(dev), "window", 64);
    s->mr = mr;
}

static void unrealize(DeviceState *dev)
{
    object_unparent(OBJECT(STATE(dev)->mr));
    g_free(window);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
