/*
 * A tested init becomes a tested pointer: convertible
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = memory_region_new_ram(OBJECT(dev), "ram", 4096, errp);
    if (!s->mr) {
        return;
    }
    memory_region_set_enabled(s->mr, true);
}

const DeviceClass klass = { .realize = realize };
