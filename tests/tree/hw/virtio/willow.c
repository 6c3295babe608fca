/*
 * Willow: a balloon of made-up kind
 *
 * Pattern: a container in a field, made on first use and freed in
 * instance_finalize, when the object model has finalized it already.  Once
 * converted, the free would be a second one.
 * Verdict: convert-drop-free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_WILLOW "willow"
OBJECT_DECLARE_SIMPLE_TYPE(WillowState, WILLOW)

struct WillowState {
    SysBusDevice parent_obj;

    MemoryRegion *mr;
};

static void willow_realize(DeviceState *dev, Error **errp)
{
    WillowState *s = WILLOW(dev);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "willow.memory", 64 * KiB);
    s->mr->align = 4 * KiB;
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->mr);
}

static void willow_finalize(Object *obj)
{
    WillowState *s = WILLOW(obj);

    g_free(s->mr);
}

static void willow_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "freed in instance_finalize";
    dc->realize = willow_realize;
}

static const TypeInfo willow_types[] = {
    {
        .name = TYPE_WILLOW,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(WillowState),
        .instance_finalize = willow_finalize,
        .class_init = willow_class_init,
    },
};

DEFINE_TYPES(willow_types)
