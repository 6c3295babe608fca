/*
 * A label that some come to with a region that lives
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(s->mr, OBJECT(dev), "ram", 4096, errp)) {
        goto fail;
    }
    if (memory_region_size(s->mr) > 4096) {
        object_unparent(OBJECT(s->mr));
        goto fail;
    }
    if (memory_region_size(s->mr) > 2048) {
        goto fail;
    }
    return;

fail:
    g_free(s->mr);
    s->mr = NULL;
}

const DeviceClass klass = { .realize = realize };
