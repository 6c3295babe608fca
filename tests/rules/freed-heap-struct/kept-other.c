/*
 * Another region is unparented, by the pointer that a field keeps: a finding
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

    window = g_new0(Window, 1);
    memory_region_init(&window->mem, OBJECT(dev), "window", 64);
    memory_region_init(&s->regs, OBJECT(dev), "regs", 64);
    s->mr = &s->regs;
}

static void unrealize(DeviceState *dev)
{
    object_unparent(OBJECT(STATE(dev)->mr));
    g_free(window);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
