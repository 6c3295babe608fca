/*
 * A region of somebody else, while both live: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void finish(State *s)
{
    if (s->mr) {
        object_unparent(OBJECT(s->mr));
    }
}

static void finalize(Object *obj)
{
    finish(STATE(obj));
}

static void unrealize(DeviceState *dev)
{
    finish(STATE(dev));
}

static void init(Object *obj)
{
    memory_region_init(&STATE(obj)->regs, obj, "regs", 64);
}

const TypeInfo info = {
    .instance_init = init, .instance_finalize = finalize,
};
const DeviceClass klass = { .unrealize = unrealize };
