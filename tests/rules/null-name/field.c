/*
 * A field that nothing sets is no name, one that is set is taken for one
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Named {
    DeviceState parent_obj;
    const char *unset;
    const char *set;
} Named;

static void realize(DeviceState *dev, Error **errp)
{
    Named *s = (Named *)dev;
    MemoryRegion *mr = g_new0(MemoryRegion, 1);
    MemoryRegion *other = g_new0(MemoryRegion, 1);

    s->set = "name";
    memory_region_init(mr, OBJECT(dev), s->unset, 64);
    memory_region_init(other, OBJECT(dev), s->set, 64);
}

const DeviceClass klass = { .realize = realize };
