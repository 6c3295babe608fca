/*
 * Taken back after it was mapped
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void reset(DeviceState *dev)
{
    State *s = STATE(dev);

    memory_region_init_io(&s->regs, OBJECT(dev), NULL, s, "regs", 64);
    memory_region_add_subregion(get_system_memory(), 0, &s->regs);
    object_unparent(OBJECT(&s->regs));
}

const DeviceClass klass = { .reset = reset };
