/*
 * An alias that nobody owns stays when the device goes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static MemoryRegion window;

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
    memory_region_init_alias(&window, NULL, "window", s->mr, 0, 64);
}

const DeviceClass klass = { .realize = realize };
