/*
 * Freed by a macro that another configuration defines
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#ifdef CONFIG_TEARDOWN
#define DROP(s) \
    g_free((s)->mr)
#else
#define DROP(s) ((void)(s))
#endif

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

static void unrealize(DeviceState *dev)
{
    DROP(STATE(dev));
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
