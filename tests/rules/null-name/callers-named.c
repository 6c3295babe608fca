/*
 * Every caller has a name, or what has none gets one: convert
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

static MemoryRegion *make_any(Object *owner, const char *name)
{
    if (!name) {
        name = "any";
    }
    return make(owner, name);
}

static void realize(DeviceState *dev, Error **errp)
{
    STATE(dev)->mr = make(OBJECT(dev), "mr");
    STATE(dev)->mr = make_any(OBJECT(dev), NULL);
}

const DeviceClass klass = { .realize = realize };
