/*
 * A reference of its own is dropped: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    memory_region_init(&STATE(dev)->regs, OBJECT(dev), "regs", 64);
    object_ref(&STATE(dev)->regs);
}

static void unrealize(DeviceState *dev)
{
    object_unref(&STATE(dev)->regs);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
