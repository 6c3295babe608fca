/*
 * Behind an interface that a pluggable device has: an error
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define TYPE_X "x"
#define TYPE_PCI_DEVICE "parent"

typedef struct Interface Interface;

typedef struct InterfaceClass {
    void (*init)(Interface *iface, Error **errp);
} InterfaceClass;

static void core_init(Interface *iface, Error **errp)
{
    State *s = STATE(iface);

    memory_region_init_io(&s->regs, NULL, NULL, s, "regs", 64);
}

void core_class_init(InterfaceClass *klass)
{
    klass->init = core_init;
}

static void class_init(ObjectClass *oc)
{
    core_class_init((InterfaceClass *)oc);
}

const TypeInfo type = {
    .name = TYPE_X,
    .parent = TYPE_PCI_DEVICE,
    .class_init = class_init,
};
