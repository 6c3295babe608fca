/*
 * Made anew at run time, and only taken out before: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void reset(DeviceState *dev)
{
    State *s = STATE(dev);

    memory_region_del_subregion(s->mr, &s->regs);
    memory_region_init(&s->regs, OBJECT(dev), "regs", 64);
    memory_region_add_subregion(s->mr, 0, &s->regs);
}

const DeviceClass klass = { .reset = reset };
