/*
 * Without the free a variable is only set, or a label has no statement
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    bool ok;

    ok = memory_region_init_ram(mr, OBJECT(dev), "mr", 64, errp);
    if (!ok) {
        g_free(mr);
    }
}

static void unrealize(DeviceState *dev)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(s->mr, OBJECT(dev), "mr", 64, NULL)) {
        goto failed;
    }
    memory_region_set_enabled(s->mr, true);
    return;

failed:
    g_free(s->mr);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
