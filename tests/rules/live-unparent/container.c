/*
 * No FlatRange points to a container: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init(&s->regs, OBJECT(dev), "regs", 64);
}

static void unrealize(DeviceState *dev)
{
    object_unparent(OBJECT(&STATE(dev)->regs));
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
