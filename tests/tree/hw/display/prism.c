/*
 * Prism: a display controller
 *
 * Pattern: the allocations are initialisers of declarators that share one
 * declaration; the one of "regs" is followed by a declarator without one.
 * Verdict: convert, convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_PRISM "prism"

#define PRISM_VRAM_SIZE (16 * KiB)

static void prism_realize(DeviceState *dev, Error **errp)
{
    SysBusDevice *sbd = SYS_BUS_DEVICE(dev);
    MemoryRegion *vram = g_new(MemoryRegion, 1), *shown,
                 *regs = g_new0(MemoryRegion, 1), *first;

    if (!memory_region_init_ram(vram, OBJECT(dev), "prism.vram",
                                PRISM_VRAM_SIZE, errp)) {
        return;
    }
    shown = vram;
    sysbus_init_mmio(sbd, shown);

    memory_region_init_io(regs, OBJECT(dev), NULL, NULL, "prism.regs", 256);
    first = regs;
    sysbus_init_mmio(sbd, first);
}

static void prism_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "allocations in one declaration of several";
    dc->realize = prism_realize;
}

static const TypeInfo prism_types[] = {
    {
        .name = TYPE_PRISM,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = prism_class_init,
    },
};

DEFINE_TYPES(prism_types)
