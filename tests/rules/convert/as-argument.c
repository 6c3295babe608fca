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

    memory_region_init_io((s->mr = g_new(MemoryRegion, 1)), OBJECT(dev), NULL,
                          s, "field", 64);
    memory_region_init(local = g_malloc0(sizeof(*local)), OBJECT(dev), "local",
                       64);
    memory_region_set_enabled(local, true);
    memory_region_init(g_new0(MemoryRegion, 1), OBJECT(dev), "nowhere", 64);
    if (!memory_region_init_ram(unread = g_new(MemoryRegion, 1), OBJECT(dev),
                                "tested", 64, errp)) {
        return;
    }
    memory_region_set_enabled(unread, true);
}

const DeviceClass klass = { .realize = realize };
