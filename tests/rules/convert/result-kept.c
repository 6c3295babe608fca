/*
 * The result of an init is kept in a variable, which is tested
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static bool make(State *s, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    bool made = memory_region_init_ram(mr, OBJECT(s), "made", 64, errp);
    bool ok;

    if (!made) {
        return false;
    }
    memory_region_set_enabled(mr, true);

    s->mr = g_new(MemoryRegion, 1);
    /* it is larger */
    ok = memory_region_init_ram(s->mr, OBJECT(s), "a name that is a long one",
                                64, errp);
    if (ok == false) {
        return false;
    }
    memory_region_set_enabled(s->mr, true);
    return ok;
}

static void realize(DeviceState *dev, Error **errp)
{
    make(STATE(dev), errp);
}

const DeviceClass klass = { .realize = realize };
