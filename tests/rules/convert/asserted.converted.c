/*
 * Storage that was allocated is asserted, as if it could fail
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = memory_region_new(OBJECT(dev), "mr", 64);

    g_assert(mr);
    memory_region_set_enabled(mr, true);

    s->mr = memory_region_new(OBJECT(dev), "field", 64);
    g_assert(s->mr != NULL);

    s->mr = memory_region_new(OBJECT(dev), "again", 64);
    g_assert_nonnull(s->mr);

    s->mr = memory_region_new(OBJECT(dev), "more", 64);
    g_assert_true(s->mr != NULL);
}

const DeviceClass klass = { .realize = realize };
