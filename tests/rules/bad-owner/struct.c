/*
 * A struct that is no object: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static struct Box { int n; } box;

static void realize(DeviceState *dev, Error **errp)
{
    memory_region_init(&STATE(dev)->regs, OBJECT(&box), "regs", 64);
}

const DeviceClass klass = { .realize = realize };
