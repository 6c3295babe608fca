/*
 * Allocated in the call that initialises it: the constructor does both
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *local, *unread;

    s->mr = memory_region_new_io(OBJECT(dev), NULL,
                                 s, "field", 64);
    local = memory_region_new(OBJECT(dev), "local",
                              64);
    memory_region_set_enabled(local, true);
    memory_region_new(OBJECT(dev), "nowhere", 64);
    unread = memory_region_new_ram(OBJECT(dev), "tested", 64, errp);
    if (!unread) {
        return;
    }
    memory_region_set_enabled(unread, true);
}

const DeviceClass klass = { .realize = realize };
