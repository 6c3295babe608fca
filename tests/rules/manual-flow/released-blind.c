/*
 * What is freed is read through a pointer to anything: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "regs", 64);
}

static void finalize(Object *obj)
{
    g_free(*(void **)((char *)obj + 8));
}

const DeviceClass klass = { .realize = realize };
const TypeInfo info = { .instance_finalize = finalize };
