/*
 * Cinder: a furnace
 *
 * Pattern: "cinder": a region on the stack that becomes a child of the device:
 * a use after return. Near misses: "cinder-local": a local pointer to an
 * embedded region; "cinder-brief": a region on the stack that is unparented
 * before the function returns.
 * Verdict: no site; a finding in cinder_realize only
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_CINDER "cinder"

#define TYPE_CINDER_LOCAL "cinder-local"
OBJECT_DECLARE_SIMPLE_TYPE(CinderLocalState, CINDER_LOCAL)

#define TYPE_CINDER_BRIEF "cinder-brief"

struct CinderLocalState {
    SysBusDevice parent_obj;

    MemoryRegion grate;
};

static void cinder_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion grate;

    memory_region_init(&grate, OBJECT(dev), "cinder.grate", 64);
}

static void cinder_local_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *grate = &CINDER_LOCAL(dev)->grate;

    memory_region_init_io(grate, OBJECT(dev), NULL, NULL, "cinder.grate", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), grate);
}

static void cinder_brief_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion probe;

    memory_region_init(&probe, OBJECT(dev), "cinder.probe", 64);
    assert(memory_region_size(&probe) == 64);
    object_unparent(OBJECT(&probe));
}

static void cinder_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "region on the stack";
    dc->hazard = "stack-use-after-return";
    dc->realize = cinder_realize;
}

static void cinder_local_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "local pointer to an embedded region";
    dc->realize = cinder_local_realize;
}

static void cinder_brief_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "region on the stack, gone in time";
    dc->realize = cinder_brief_realize;
}

static const TypeInfo cinder_types[] = {
    {
        .name = TYPE_CINDER,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = cinder_class_init,
    }, {
        .name = TYPE_CINDER_LOCAL,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(CinderLocalState),
        .class_init = cinder_local_class_init,
    }, {
        .name = TYPE_CINDER_BRIEF,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = cinder_brief_class_init,
    },
};

DEFINE_TYPES(cinder_types)
