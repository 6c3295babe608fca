/*
 * What another file gives is freed, and no region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void elsewhere_keep(MemoryRegion *mr);
void *elsewhere_take(void);

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "mr", 64);
    elsewhere_keep(mr);
}

static void finalize(Object *obj)
{
    void *it = elsewhere_take();

    g_free(it);
}

const DeviceClass klass = { .realize = realize };
const TypeInfo type = { .instance_finalize = finalize };
