/*
 * Allocations that are part of something larger
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Pack {
    MemoryRegion *mr;
    int n;
} Pack;

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    Pack pack = { .mr = g_new(MemoryRegion, 1), .n = 3 };

    memory_region_init(pack.mr, OBJECT(dev), "pack", 64);
    s->mr = s->mr ?: g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "own", 64);
}

const DeviceClass klass = { .realize = realize };
