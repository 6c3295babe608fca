/*
 * Easel: a frame buffer
 *
 * Pattern: comments between allocation and init and within the arguments,
 * which are aligned to the opening parenthesis over several lines; parentheses
 * and a cast around the region.
 * Verdict: convert, convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_EASEL "easel"
OBJECT_DECLARE_SIMPLE_TYPE(EaselState, EASEL)

struct EaselState {
    SysBusDevice parent_obj;

    uint8_t pixels[4 * KiB];
    MemoryRegion *frame;
    MemoryRegion *palette;
};

static uint64_t easel_palette_read(void *opaque, hwaddr addr, unsigned size)
{
    return addr;
}

static void easel_palette_write(void *opaque, hwaddr addr, uint64_t data,
                                unsigned size)
{
}

static const MemoryRegionOps easel_palette_ops = {
    .read = easel_palette_read,
    .write = easel_palette_write,
};

static void easel_realize(DeviceState *dev, Error **errp)
{
    EaselState *s = EASEL(dev);

    /* The frame buffer is a piece of the device itself. */
    s->frame = g_new(MemoryRegion, 1);
    /* It needs no migration: the guest paints it anew. */
    memory_region_init_ram_device_ptr(s->frame, OBJECT(dev),
                                      "easel.frame", /* as guests know it */
                                      sizeof(s->pixels),
                                      s->pixels);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->frame);

    s->palette = (MemoryRegion *)g_malloc0(sizeof(*s->palette)); /* small */

    memory_region_init_io((s->palette),
                          OBJECT(dev),
                          &easel_palette_ops,
                          s,               /* opaque */
                          "easel.palette", /* name */
                          0x40);           /* size */
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), s->palette);
}

static void easel_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "comments and arguments over several lines";
    dc->realize = easel_realize;
}

static const TypeInfo easel_info = {
    .name = TYPE_EASEL,
    .parent = TYPE_SYS_BUS_DEVICE,
    .instance_size = sizeof(EaselState),
    .class_init = easel_class_init,
};

static void easel_register_types(void)
{
    type_register_static(&easel_info);
}

type_init(easel_register_types)
