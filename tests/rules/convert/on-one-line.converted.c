/*
 * An init on the line of its allocation moves to where that began
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = memory_region_new(OBJECT(dev), "mr", 64);
}

const DeviceClass klass = { .realize = realize };
