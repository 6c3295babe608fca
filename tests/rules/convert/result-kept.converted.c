/*
 * The result of an init is kept in a variable, which is tested
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static bool make(State *s, Error **errp)
{
    MemoryRegion *mr = memory_region_new_ram(OBJECT(s), "made", 64, errp);
    bool made = mr != NULL;
    bool ok;

    if (!made) {
        return false;
    }
    memory_region_set_enabled(mr, true);

    /* it is larger */
    s->mr = memory_region_new_ram(OBJECT(s), "a name that is a long one",
                                  64, errp);
    ok = s->mr != NULL;
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
