/*
 * On the system bus, whose devices stay: a note
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define TYPE_X "x"
#define TYPE_SYS_BUS_DEVICE "parent"

typedef struct XClass {
    void (*realize)(DeviceState *dev, Error **errp);
    bool hotpluggable;
} XClass;

static void realize(DeviceState *dev, Error **errp)
{
    memory_region_init_ram(&STATE(dev)->regs, NULL, "regs", 64, errp);
}

static void class_init(ObjectClass *oc)
{
    XClass *klass = (XClass *)oc;

    klass->realize = realize;
}

const TypeInfo type = {
    .name = TYPE_X,
    .parent = TYPE_SYS_BUS_DEVICE,
    .class_init = class_init,
};
