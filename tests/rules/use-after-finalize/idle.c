/*
 * Unparenting an embedded region does nothing then
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init_io(&s->regs, OBJECT(dev), NULL, s, "regs", 64);
}

static void finalize(Object *obj)
{
    object_unparent(OBJECT(&STATE(obj)->regs));
}

const DeviceClass klass = { .realize = realize };
const TypeInfo type = { .instance_finalize = finalize };
