/*
 * Somebody holds it besides its parent: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init_io(&s->regs, OBJECT(dev), NULL, s, "regs", 64);
    object_ref(OBJECT(&s->regs));
}

static void unrealize(DeviceState *dev)
{
    object_unparent(OBJECT(&STATE(dev)->regs));
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
