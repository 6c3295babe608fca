/*
 * Shale: a memory module in two steps
 *
 * Pattern: allocated in instance_init, initialised in realize, which a device
 * need not reach. Near miss: "shale-inline", an embedded region that
 * instance_init initialises, as it may.
 * Verdict: manual-flow, or convert at the init
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_SHALE "shale"
OBJECT_DECLARE_SIMPLE_TYPE(ShaleState, SHALE)

#define TYPE_SHALE_INLINE "shale-inline"
OBJECT_DECLARE_SIMPLE_TYPE(ShaleInlineState, SHALE_INLINE)

struct ShaleState {
    SysBusDevice parent_obj;

    MemoryRegion *mr;
};

struct ShaleInlineState {
    SysBusDevice parent_obj;

    MemoryRegion mr;
};

static uint64_t shale_read(void *opaque, hwaddr addr, unsigned size)
{
    return addr;
}

static void shale_write(void *opaque, hwaddr addr, uint64_t data,
                        unsigned size)
{
}

static const MemoryRegionOps shale_ops = {
    .read = shale_read,
    .write = shale_write,
};

static void shale_init(Object *obj)
{
    ShaleState *s = SHALE(obj);

    s->mr = g_new(MemoryRegion, 1);
}

static void shale_realize(DeviceState *dev, Error **errp)
{
    ShaleState *s = SHALE(dev);

    memory_region_init_io(s->mr, OBJECT(dev), &shale_ops, s, "shale", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->mr);
}

static void shale_inline_init(Object *obj)
{
    ShaleInlineState *s = SHALE_INLINE(obj);

    memory_region_init_io(&s->mr, obj, &shale_ops, s, "shale", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(obj), &s->mr);
}

static void shale_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "allocated in one function, initialised in another";
    dc->realize = shale_realize;
}

static void shale_inline_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "embedded, initialised in instance_init";
}

static const TypeInfo shale_types[] = {
    {
        .name = TYPE_SHALE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(ShaleState),
        .instance_init = shale_init,
        .class_init = shale_class_init,
    }, {
        .name = TYPE_SHALE_INLINE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(ShaleInlineState),
        .instance_init = shale_inline_init,
        .class_init = shale_inline_class_init,
    },
};

DEFINE_TYPES(shale_types)
