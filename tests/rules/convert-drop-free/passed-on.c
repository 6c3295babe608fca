/*
 * Whoever realizes the device hears that there is no RAM, by way of a local
 * error
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void error_propagate(Error **to, Error *from);

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    Error *err = NULL;

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init_ram(s->mr, OBJECT(s), "mr", 64, &err);
    error_propagate(errp, err);
}

static void unrealize(DeviceState *dev)
{
    object_unparent(OBJECT(STATE(dev)->mr));
    g_free(STATE(dev)->mr);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
