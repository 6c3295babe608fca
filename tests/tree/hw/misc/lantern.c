/*
 * Lantern: two brightness registers
 *
 * Pattern: allocation as a declaration's initialiser, the init as the next
 * statement.  Near miss: the "lantern-inline" device, which has the same
 * region embedded and leaks nothing.
 * Verdict: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_LANTERN "lantern"
OBJECT_DECLARE_SIMPLE_TYPE(LanternState, LANTERN)

#define TYPE_LANTERN_INLINE "lantern-inline"
OBJECT_DECLARE_SIMPLE_TYPE(LanternInlineState, LANTERN_INLINE)

struct LanternState {
    SysBusDevice parent_obj;

    uint32_t brightness[2];
};

struct LanternInlineState {
    SysBusDevice parent_obj;

    MemoryRegion iomem;
    uint32_t brightness[2];
};

static uint64_t lantern_read(void *opaque, hwaddr addr, unsigned size)
{
    uint32_t *brightness = opaque;

    return brightness[addr / 4 % 2];
}

static void lantern_write(void *opaque, hwaddr addr, uint64_t data,
                          unsigned size)
{
    uint32_t *brightness = opaque;

    brightness[addr / 4 % 2] = data;
}

static const MemoryRegionOps lantern_ops = {
    .read = lantern_read,
    .write = lantern_write,
};

static void lantern_realize(DeviceState *dev, Error **errp)
{
    LanternState *s = LANTERN(dev);
    MemoryRegion *iomem = g_new(MemoryRegion, 1);

    memory_region_init_io(iomem, OBJECT(dev), &lantern_ops, s->brightness,
                          TYPE_LANTERN, 8);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), iomem);
}

static void lantern_inline_realize(DeviceState *dev, Error **errp)
{
    LanternInlineState *s = LANTERN_INLINE(dev);

    memory_region_init_io(&s->iomem, OBJECT(dev), &lantern_ops, s->brightness,
                          TYPE_LANTERN_INLINE, 8);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), &s->iomem);
}

static void lantern_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "allocation and init side by side";
    dc->realize = lantern_realize;
}

static void lantern_inline_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "region embedded in the device";
    dc->realize = lantern_inline_realize;
}

static const TypeInfo lantern_types[] = {
    {
        .name = TYPE_LANTERN,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(LanternState),
        .class_init = lantern_class_init,
    }, {
        .name = TYPE_LANTERN_INLINE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .instance_size = sizeof(LanternInlineState),
        .class_init = lantern_inline_class_init,
    },
};

DEFINE_TYPES(lantern_types)
