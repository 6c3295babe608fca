/*
 * instance_init makes it: an object that is never realized still has it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void init(Object *obj)
{
    State *s = STATE(obj);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, obj, "mr", 64);
}

static void unrealize(DeviceState *dev)
{
    STATE(dev)->mr = NULL;
}

static void finalize(Object *obj)
{
    State *s = STATE(obj);

    if (s->mr) {
        memory_region_set_enabled(s->mr, false);
    }
}

const DeviceClass klass = { .unrealize = unrealize };
const TypeInfo info = {
    .instance_init = init, .instance_finalize = finalize
};
