/*
 * The machine is no device, which memory that migrates needs; a container may be
 * its child
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

Object *qdev_get_machine(void);

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    memory_region_init_ram(&s->regs, qdev_get_machine(), "ram", 4096, errp);
    memory_region_init(s->mr, qdev_get_machine(), "box", 4096);
}

const DeviceClass klass = { .realize = realize };
