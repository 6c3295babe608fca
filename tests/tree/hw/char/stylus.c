/*
 * Stylus: a tablet
 *
 * Pattern: a file whose lines end in CR LF, which a conversion has to keep.
 * Verdict: convert, convert-drop-free
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "qapi/error.h"

#define TYPE_STYLUS "stylus"

static void stylus_realize(DeviceState *dev, Error **errp)
{
    SysBusDevice *sbd = SYS_BUS_DEVICE(dev);
    MemoryRegion *regs = g_new(MemoryRegion, 1);
    MemoryRegion *ram;

    memory_region_init_io(regs, OBJECT(dev), NULL, NULL, "stylus.regs",
                          64);
    sysbus_init_mmio(sbd, regs);

    ram = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(ram, OBJECT(dev), "stylus.ram", 4 * KiB,
                                errp)) {
        g_free(ram);
        return;
    }
    sysbus_init_mmio(sbd, ram);
}

static void stylus_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "lines that end in CR LF";
    dc->realize = stylus_realize;
}

static const TypeInfo stylus_types[] = {
    {
        .name = TYPE_STYLUS,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = stylus_class_init,
    },
};

DEFINE_TYPES(stylus_types)
