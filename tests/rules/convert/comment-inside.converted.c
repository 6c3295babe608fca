/*
 * A comment's star makes no pointer of the type behind it, another does
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion **all = g_new(/* all */ MemoryRegion *, 1);

    s->mr = memory_region_new(OBJECT(dev), "mr", 64);
    g_free(all);
}

const DeviceClass klass = { .realize = realize };
