/*
 * Storage that was allocated is asserted, as if it could fail
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    g_assert(mr);
    memory_region_init(mr, OBJECT(dev), "mr", 64);
    memory_region_set_enabled(mr, true);

    s->mr = g_new(MemoryRegion, 1);
    g_assert(s->mr != NULL);
    memory_region_init(s->mr, OBJECT(dev), "field", 64);

    s->mr = g_new(MemoryRegion, 1);
    g_assert_nonnull(s->mr);
    memory_region_init(s->mr, OBJECT(dev), "again", 64);

    s->mr = g_new(MemoryRegion, 1);
    g_assert_true(s->mr != NULL);
    memory_region_init(s->mr, OBJECT(dev), "more", 64);
}

const DeviceClass klass = { .realize = realize };
