/*
 * An if that goes with its free leaves the variable without a use, which goes
 * as well; not where the region is used behind it, or another argument reads it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void unused(State *s, uint64_t size, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(s), "unused", size, errp)) {
        g_free(mr);
    }
}

static void used(State *s, uint64_t size, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(s), "used", size, errp)) {
        g_free(mr);
    }
    s->mr = mr;
}

static void read(State *s, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(s), mr ? "a" : "b", 64, errp)) {
        g_free(mr);
    }
}

static void realize(DeviceState *dev, Error **errp)
{
    unused(STATE(dev), 64, errp);
    used(STATE(dev), 64, errp);
    read(STATE(dev), errp);
}

const DeviceClass klass = { .realize = realize };
