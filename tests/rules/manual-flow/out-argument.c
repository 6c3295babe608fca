/*
 * Allocated by a function that is told where to put the storage, or by one that
 * copies a region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"
#include <stdlib.h>

static MemoryRegion template;

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    void *p;

    if (posix_memalign(&p, 64, sizeof(MemoryRegion))) {
        return;
    }
    memory_region_init(p, OBJECT(dev), "aligned", 64);
    s->mr = g_memdup2(&template, sizeof(template));
    memory_region_init(s->mr, OBJECT(dev), "copied", 64);
}

const DeviceClass klass = { .realize = realize };
