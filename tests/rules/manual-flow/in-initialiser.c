/*
 * A part of something made at once: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Pair {
    void *first;
    int second;
} Pair;

extern void keep(const Pair *pair);

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "regs", 64);
    s->mr = mr;
    keep(&(Pair){ mr, 1 });
}

const DeviceClass klass = { .realize = realize };
