/*
 * Used between its unparent and its free, which steals it: manual-flow
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

static void unrealize(DeviceState *dev)
{
    State *s = STATE(dev);

    object_unparent(OBJECT(s->mr));
    memory_region_set_enabled(s->mr, 0);
    g_free(g_steal_pointer(&s->mr));
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
