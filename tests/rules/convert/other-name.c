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
    void *p = g_malloc0(sizeof(MemoryRegion));
    MemoryRegion *mr = p;
    int i;

    memory_region_init(mr, OBJECT(dev), "renamed", 64);
    for (i = 0; i < 2; i++) {
        MemoryRegion *part = g_new(MemoryRegion, 1);

        s->mr = part;
        memory_region_init(s->mr, OBJECT(dev), "kept", 64);
        memory_region_add_subregion(p, i, part);
    }
}

const DeviceClass klass = { .realize = realize };
