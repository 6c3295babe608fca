/*
 * Opal PCI host bridge
 *
 * Pattern: an alias of a region on the heap, both of the same owner, mapped in
 * a container that is embedded in it. "opal": they are still mapped when the
 * owner goes, in no order that is promised: the alias then looks at what it
 * aliases, in del_subregion(), to count its mappings. Today that storage is
 * leaked and still there; once converted it may have been freed.
 * "opal-taken-down": the alias is taken out of the container in unrealize,
 * after which nothing looks.
 * Verdict: manual-flow, convert, convert or manual-flow, convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_OPAL "opal"
OBJECT_DECLARE_SIMPLE_TYPE(OpalState, OPAL)

#define TYPE_OPAL_TAKEN_DOWN "opal-taken-down"

struct OpalState {
    SysBusDevice parent_obj;

    MemoryRegion space;
    MemoryRegion *window;
};

static void opal_realize(DeviceState *dev, Error **errp)
{
    OpalState *s = (OpalState *)dev;
    MemoryRegion *regs = g_new(MemoryRegion, 1);
    MemoryRegion *window = g_new(MemoryRegion, 1);

    memory_region_init_io(regs, OBJECT(dev), NULL, NULL, "opal.regs", 64);
    memory_region_init_alias(window, OBJECT(dev), "opal.window", regs, 0, 64);

    memory_region_init(&s->space, OBJECT(dev), "opal.space", 64 * KiB);
    memory_region_add_subregion(&s->space, 0, window);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->space);
}

static void opal_taken_down_realize(DeviceState *dev, Error **errp)
{
    OpalState *s = (OpalState *)dev;
    MemoryRegion *regs = g_new(MemoryRegion, 1);

    memory_region_init_io(regs, OBJECT(dev), NULL, NULL, "opal.regs", 64);
    s->window = g_new(MemoryRegion, 1);
    memory_region_init_alias(s->window, OBJECT(dev), "opal.window", regs, 0,
                             64);

    memory_region_init(&s->space, OBJECT(dev), "opal.space", 64 * KiB);
    memory_region_add_subregion(&s->space, 0, s->window);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->space);
}

static void opal_taken_down_unrealize(DeviceState *dev)
{
    OpalState *s = (OpalState *)dev;

    memory_region_del_subregion(&s->space, s->window);
}

static void opal_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "alias of a region of the same owner, mapped to the end";
    dc->realize = opal_realize;
}

static void opal_taken_down_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "alias of a region of the same owner, taken down";
    dc->realize = opal_taken_down_realize;
    dc->unrealize = opal_taken_down_unrealize;
}

static const TypeInfo opal_types[] = {
    {
        .name = TYPE_OPAL,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(OpalState),
        .class_init = opal_class_init,
    }, {
        .name = TYPE_OPAL_TAKEN_DOWN,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(OpalState),
        .class_init = opal_taken_down_class_init,
    },
};

DEFINE_TYPES(opal_types)
