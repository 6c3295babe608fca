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
    MemoryRegion *mr;

    mr = memory_region_new_ram(OBJECT(dev), "mr", 64, errp);
    if (!mr) {
        goto out;
    }
    s->mr = mr;
    mr = NULL;
out:
    return;
}

static bool make(State *s, bool wanted, Error **errp)
{
    MemoryRegion *mr = NULL;
    bool ok = false;

    if (!wanted) {
        goto out;
    }
    mr = memory_region_new_ram(OBJECT(s), "made", 64, errp);
    if (!mr) {
        goto out;
    }
    s->mr = g_steal_pointer(&mr);
    ok = true;
out:
    return ok;
}

static void unless_null(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr;

    mr = memory_region_new_ram(OBJECT(dev), "unless", 64, errp);
    if (!mr) {
        goto out;
    }
    s->mr = mr;
    mr = NULL;
out:
    return;
}

static void unbraced(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr;

    mr = memory_region_new_ram(OBJECT(dev), "unbraced", 64, errp);
    if (!mr) {
        goto out;
    }
    s->mr = mr;
    mr = NULL;
out:
    return;
}

const DeviceClass klass = { .realize = realize };
