/*
 * That there is no RAM is noticed, but whoever realizes the device does not hear
 * of it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

void error_report_err(Error *err);

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    Error *err = NULL;

    s->mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(s->mr, OBJECT(s), "mr", 64, &err)) {
        error_report_err(err);
    }
}

static void unrealize(DeviceState *dev)
{
    object_unparent(OBJECT(STATE(dev)->mr));
    g_free(STATE(dev)->mr);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
