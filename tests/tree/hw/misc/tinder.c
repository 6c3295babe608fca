/*
 * Tinder: a box
 *
 * Pattern: owners. "tinder": no owner in realize, where a device is at hand:
 * the region stays when the device goes; converting it does not change that.
 * "tinder-self": the region itself is named as its owner. "tinder-struct": the
 * owner is a struct that is no object. "tinder-part": RAM whose owner is an
 * object, but no device, which it has to be for migration. The last three end
 * the program. Near miss: "tinder-owned".
 * Verdict: convert with a finding; manual-flow with a finding, twice; no site,
 * a finding; no site
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_TINDER "tinder"
#define TYPE_TINDER_SELF "tinder-self"
#define TYPE_TINDER_STRUCT "tinder-struct"
#define TYPE_TINDER_PART "tinder-part"

#define TYPE_TINDER_OWNED "tinder-owned"
OBJECT_DECLARE_SIMPLE_TYPE(TinderState, TINDER_OWNED)

typedef struct TinderBox {
    ObjectClass *lid;
    unsigned size;
} TinderBox;

struct TinderState {
    SysBusDevice parent_obj;

    TinderBox box;
    MemoryRegion flint;
    MemoryRegion steel;
};

static void tinder_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init_io(mr, NULL, NULL, NULL, "tinder", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), mr);
}

static void tinder_self_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init_io(mr, OBJECT(mr), NULL, NULL, "tinder", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), mr);
}

static void tinder_struct_realize(DeviceState *dev, Error **errp)
{
    TinderState *s = (TinderState *)dev;
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init_io(mr, OBJECT(&s->box), NULL, NULL, "tinder", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), mr);
}

static void tinder_part_realize(DeviceState *dev, Error **errp)
{
    TinderState *s = (TinderState *)dev;

    memory_region_init(&s->flint, OBJECT(dev), "tinder.flint", 64);
    memory_region_init_ram(&s->steel, OBJECT(&s->flint), "tinder.steel",
                           4 * KiB, errp);
}

static void tinder_owned_realize(DeviceState *dev, Error **errp)
{
    TinderState *s = TINDER_OWNED(dev);

    if (!memory_region_init_ram(&s->flint, OBJECT(dev), "tinder.flint",
                                4 * KiB, errp)) {
        return;
    }
    memory_region_init_io(&s->steel, OBJECT(s), NULL, NULL, "tinder.steel",
                          64);
}

static void tinder_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "no owner where a device is at hand";
    dc->realize = tinder_realize;
}

static void tinder_self_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "its own owner";
    dc->hazard = "never finalized";
    dc->realize = tinder_self_realize;
}

static void tinder_struct_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "owner is no object";
    dc->hazard = "segmentation fault";
    dc->realize = tinder_struct_realize;
}

static void tinder_part_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "owner of RAM is no device";
    dc->hazard = "abort";
    dc->realize = tinder_part_realize;
}

static void tinder_owned_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "owned by the device";
    dc->realize = tinder_owned_realize;
}

static const TypeInfo tinder_types[] = {
    {
        .name = TYPE_TINDER,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = tinder_class_init,
    }, {
        .name = TYPE_TINDER_SELF,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = tinder_self_class_init,
    }, {
        .name = TYPE_TINDER_STRUCT,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(TinderState),
        .class_init = tinder_struct_class_init,
    }, {
        .name = TYPE_TINDER_PART,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(TinderState),
        .class_init = tinder_part_class_init,
    }, {
        .name = TYPE_TINDER_OWNED,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(TinderState),
        .class_init = tinder_owned_class_init,
    },
};

DEFINE_TYPES(tinder_types)
