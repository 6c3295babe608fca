/*
 * Coal: a store
 *
 * Pattern: calls that no compiler sees, or not where they stand. "coal": an
 * init in a branch of #if that is not compiled, after an allocation that is.
 * "coal-macro": an init that comes out of a macro. "coal-idle": storage that
 * is never initialised as a region.
 * Verdict: convert or manual-flow, with the other call unjudged; manual-flow;
 * not-a-region-init
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_COAL "coal"
#define TYPE_COAL_MACRO "coal-macro"
#define TYPE_COAL_IDLE "coal-idle"

#define COAL_INIT(mr, dev, part) \
    memory_region_init_io(mr, OBJECT(dev), NULL, NULL, "coal." part, 64)

static void coal_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *bin = g_new(MemoryRegion, 1);

#if 0
    memory_region_init_io(bin, OBJECT(dev), NULL, NULL, "coal.old-bin", 16);
#endif
    memory_region_init_io(bin, OBJECT(dev), NULL, NULL, "coal.bin", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), bin);
}

static void coal_macro_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *heap = g_new(MemoryRegion, 1);

    COAL_INIT(heap, dev, "heap");
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), heap);
}

static void coal_idle_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *blank = g_new0(MemoryRegion, 1);

    assert(blank->container == NULL);
    g_free(blank);
}

static void coal_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "an init that is not compiled";
    dc->realize = coal_realize;
}

static void coal_macro_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "an init in a macro";
    dc->realize = coal_macro_realize;
}

static void coal_idle_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "storage never initialised as a region";
    dc->realize = coal_idle_realize;
}

static const TypeInfo coal_types[] = {
    {
        .name = TYPE_COAL,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = coal_class_init,
    }, {
        .name = TYPE_COAL_MACRO,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = coal_macro_class_init,
    }, {
        .name = TYPE_COAL_IDLE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = coal_idle_class_init,
    },
};

DEFINE_TYPES(coal_types)
