/*
 * Allocated with an alignment that storage of one region has anyway
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"
#include <stdlib.h>

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = aligned_alloc(16, sizeof(MemoryRegion));
    memory_region_init(s->mr, OBJECT(dev), "aligned", 64);
}

const DeviceClass klass = { .realize = realize };
