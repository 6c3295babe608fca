/*
 * Freed in another loop than it was made in: convert-drop-free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *bars[2];

    for (int i = 0; i < 2; i++) {
        bars[i] = memory_region_new(OBJECT(dev), "bar", 64);
    }
    for (int k = 0; k < 2; k++) {
        object_unparent(OBJECT(bars[k]));
    }
}

const DeviceClass klass = { .realize = realize };
