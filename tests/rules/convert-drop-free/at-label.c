/*
 * A label at which all ways meet frees what is left of the region: it is NULL
 * there, or its init has failed; where the label ends a function, it is left
 * with a return
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "mr", 64, errp)) {
        goto out;
    }
    s->mr = mr;
    mr = NULL;
out:
    g_free(mr);
}

static bool make(State *s, bool wanted, Error **errp)
{
    MemoryRegion *mr = NULL;
    bool ok = false;

    if (!wanted) {
        goto out;
    }
    mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(mr, OBJECT(s), "made", 64, errp)) {
        goto out;
    }
    s->mr = g_steal_pointer(&mr);
    ok = true;
out:
    g_free(mr);
    return ok;
}

static void unless_null(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "unless", 64, errp)) {
        goto out;
    }
    s->mr = mr;
    mr = NULL;
out:
    if (mr) {
        g_free(mr);
    }
}

static void unbraced(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "unbraced", 64, errp)) {
        goto out;
    }
    s->mr = mr;
    mr = NULL;
out:
    if (mr != NULL)
        g_free(mr);
}

const DeviceClass klass = { .realize = realize };
