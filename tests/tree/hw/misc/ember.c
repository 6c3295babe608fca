/*
 * Ember: a heater
 *
 * Pattern: frees in unrealize. "ember": of a region that is still the device's
 * child: a use after free when the device goes. Near miss: "ember-out": a
 * container, unparented first.
 * Verdict: convert-drop-free with a finding in ember_unrealize, or
 * manual-flow; convert-drop-free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_EMBER "ember"
OBJECT_DECLARE_SIMPLE_TYPE(EmberState, EMBER)

#define TYPE_EMBER_OUT "ember-out"

struct EmberState {
    SysBusDevice parent_obj;

    MemoryRegion *regs;
    MemoryRegion *group;
};

static void ember_realize(DeviceState *dev, Error **errp)
{
    EmberState *s = (EmberState *)dev;

    s->regs = g_new(MemoryRegion, 1);
    memory_region_init_io(s->regs, OBJECT(dev), NULL, NULL, "ember.regs",
                          64);
}

static void ember_unrealize(DeviceState *dev)
{
    EmberState *s = (EmberState *)dev;

    g_free(s->regs);
}

static void ember_out_realize(DeviceState *dev, Error **errp)
{
    EmberState *s = (EmberState *)dev;

    s->group = g_new(MemoryRegion, 1);
    memory_region_init(s->group, OBJECT(dev), "ember.group", 64);
}

static void ember_out_unrealize(DeviceState *dev)
{
    EmberState *s = (EmberState *)dev;

    object_unparent(OBJECT(s->group));
    g_free(s->group);
}

static void ember_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "child freed in unrealize";
    dc->hazard = "heap-use-after-free";
    dc->realize = ember_realize;
    dc->unrealize = ember_unrealize;
}

static void ember_out_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "child unparented, then freed";
    dc->realize = ember_out_realize;
    dc->unrealize = ember_out_unrealize;
}

static const TypeInfo ember_types[] = {
    {
        .name = TYPE_EMBER,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(EmberState),
        .class_init = ember_class_init,
    }, {
        .name = TYPE_EMBER_OUT,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(EmberState),
        .class_init = ember_out_class_init,
    },
};

DEFINE_TYPES(ember_types)
