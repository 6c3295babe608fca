/*
 * A function inside of another one, which only GCC reads, frees the region
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

static void finalize(Object *obj)
{
    State *s = STATE(obj);

    void drop(void)
    {
        g_free(s->mr);
    }

    drop();
}

const DeviceClass klass = { .realize = realize };
const TypeInfo info = { .instance_finalize = finalize };
