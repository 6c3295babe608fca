/*
 * Freed where its init has failed, or where the pointer holds another region:
 * manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static bool grown;

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = s->mr;

    if (grown) {
        goto fallback;
    }
    mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(mr, OBJECT(dev), "ram", 4096, errp)) {
        goto fallback;
    }
    memory_region_set_enabled(mr, true);
    return;

fallback:
    g_free(mr);
    s->mr = NULL;
}

const DeviceClass klass = { .realize = realize };
