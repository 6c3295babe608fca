/*
 * Freed by a function that does so for some targets only
 *
 * Targets: TARGET_LITTLE TARGET_BIG
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct {
    DeviceState parent_obj;
    MemoryRegion *mr;
} Dev;

static void realize(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

static void reset(DeviceState *dev)
{
#ifdef TARGET_BIG
    Dev *s = (Dev *)dev;

    g_free(s->mr);
#endif
}

const DeviceClass klass = { .realize = realize, .reset = reset };
