/*
 * Of a class that cannot be plugged: a note
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define TYPE_X "x"
#define TYPE_PCI_DEVICE "parent"

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

    klass->hotpluggable = false;
    klass->realize = realize;
}

const TypeInfo type = {
    .name = TYPE_X,
    .parent = TYPE_PCI_DEVICE,
    .class_init = class_init,
};
