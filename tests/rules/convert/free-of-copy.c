/*
 * A free of a copy, or of nothing, is none of the region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

static void reset(DeviceState *dev)
{
    State *s = STATE(dev);

    g_free(s->mr ? g_strdup("there") : NULL);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
