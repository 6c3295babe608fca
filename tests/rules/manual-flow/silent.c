/*
 * The init of RAM may fail and says nothing: what others unparent, or map, may
 * be NULL then
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init_ram(s->mr, OBJECT(s), "mr", 64, NULL);
}

static void unrealize(DeviceState *dev)
{
    object_unparent(OBJECT(STATE(dev)->mr));
    g_free(STATE(dev)->mr);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
