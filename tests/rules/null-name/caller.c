/*
 * A caller has no name to give, and the function between passes that on
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static MemoryRegion *make(Object *owner, const char *name)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, owner, name, 64);
    return mr;
}

static MemoryRegion *make_for(DeviceState *dev, const char *name)
{
    return make(OBJECT(dev), name);
}

static void realize(DeviceState *dev, Error **errp)
{
    STATE(dev)->mr = make_for(dev, NULL);
}

const DeviceClass klass = { .realize = realize };
