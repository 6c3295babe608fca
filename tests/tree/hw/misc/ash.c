/*
 * Ash: a tray
 *
 * Pattern: "ash": the same embedded region initialised twice: the first object
 * is overwritten while it is the device's child, and what it had is lost. Near
 * misses: "ash-either": an init in each branch; "ash-again": unparented in
 * between.
 * Verdict: no site; a finding in ash_realize only
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_ASH "ash"
OBJECT_DECLARE_SIMPLE_TYPE(AshState, ASH)

#define TYPE_ASH_EITHER "ash-either"
#define TYPE_ASH_AGAIN "ash-again"

struct AshState {
    SysBusDevice parent_obj;

    MemoryRegion tray;
    bool full;
};

static void ash_realize(DeviceState *dev, Error **errp)
{
    AshState *s = (AshState *)dev;

    memory_region_init(&s->tray, OBJECT(dev), "ash.tray", 64);
    memory_region_init_io(&s->tray, OBJECT(dev), NULL, NULL, "ash.tray", 64);
}

static void ash_either_realize(DeviceState *dev, Error **errp)
{
    AshState *s = (AshState *)dev;

    if (s->full) {
        memory_region_init(&s->tray, OBJECT(dev), "ash.tray", 64);
    } else {
        memory_region_init_io(&s->tray, OBJECT(dev), NULL, NULL, "ash.tray",
                              64);
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->tray);
}

static void ash_again_realize(DeviceState *dev, Error **errp)
{
    AshState *s = (AshState *)dev;

    memory_region_init(&s->tray, OBJECT(dev), "ash.tray", 64);
    object_unparent(OBJECT(&s->tray));
    memory_region_init_io(&s->tray, OBJECT(dev), NULL, NULL, "ash.tray", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->tray);
}

static void ash_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "initialised twice";
    dc->hazard = "overwritten alive";
    dc->realize = ash_realize;
}

static void ash_either_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "initialised in either branch";
    dc->realize = ash_either_realize;
}

static void ash_again_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "initialised anew after an unparent";
    dc->realize = ash_again_realize;
}

static const TypeInfo ash_types[] = {
    {
        .name = TYPE_ASH,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(AshState),
        .class_init = ash_class_init,
    }, {
        .name = TYPE_ASH_EITHER,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(AshState),
        .class_init = ash_either_class_init,
    }, {
        .name = TYPE_ASH_AGAIN,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(AshState),
        .class_init = ash_again_class_init,
    },
};

DEFINE_TYPES(ash_types)
