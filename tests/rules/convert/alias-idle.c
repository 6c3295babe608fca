/*
 * The alias is mapped nowhere, so that nobody detaches it: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct {
    DeviceState parent_obj;
    MemoryRegion *mr, *window;
} Dev;

static void realize(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
    s->window = g_new(MemoryRegion, 1);
    memory_region_init_alias(s->window, OBJECT(dev), "window", s->mr, 0, 64);
}

const DeviceClass klass = { .realize = realize };
