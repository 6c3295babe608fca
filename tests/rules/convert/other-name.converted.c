/*
 * Initialised by another name than it was allocated by, and nothing but the
 * naming in between: made where it was allocated
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    void *p = memory_region_new(OBJECT(dev), "renamed", 64);
    int i;

    for (i = 0; i < 2; i++) {
        MemoryRegion *part = memory_region_new(OBJECT(dev), "kept", 64);

        s->mr = part;
        memory_region_add_subregion(p, i, part);
    }
}

const DeviceClass klass = { .realize = realize };
