/*
 * Twin: compiled once for each target
 *
 * Pattern: a site in a file with several compile commands, each of which sees
 * another branch of an #ifdef after the same allocation: what one of them says
 * of the file is not all there is.
 * Verdict: convert, or manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_TWIN "twin-" TARGET_NAME

static uint64_t twin_read(void *opaque, hwaddr addr, unsigned size)
{
    return addr;
}

static void twin_write(void *opaque, hwaddr addr, uint64_t data,
                       unsigned size)
{
}

static const MemoryRegionOps twin_ops = {
    .read = twin_read,
    .write = twin_write,
};

static void twin_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *iomem = g_new(MemoryRegion, 1);

#ifdef TARGET_EAST
    memory_region_init_io(iomem, OBJECT(dev), &twin_ops, dev, "twin-east",
                          16);
#else
    memory_region_init_io(iomem, OBJECT(dev), &twin_ops, dev, "twin-west",
                          32);
#endif
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), iomem);
}

static void twin_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "compiled twice, with an init for each target";
    dc->realize = twin_realize;
}

static const TypeInfo twin_types[] = {
    {
        .name = TYPE_TWIN,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = twin_class_init,
    },
};

DEFINE_TYPES(twin_types)
