/*
 * Its parent has the only reference: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    memory_region_init(&STATE(dev)->regs, OBJECT(dev), "regs", 64);
}

static void unrealize(DeviceState *dev)
{
    memory_region_unref(&STATE(dev)->regs);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
