/*
 * Attic: a thing nobody uses here
 *
 * Pattern: a file that no target of this configuration compiles, as those of
 * other targets are in QEMU; its flags have to be borrowed.
 * Verdict: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_ATTIC "attic"

static void attic_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *box = g_new(MemoryRegion, 1);

    memory_region_init_io(box, OBJECT(dev), NULL, NULL, "attic.box", 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), box);
}

static void attic_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "not compiled here";
    dc->realize = attic_realize;
}

static const TypeInfo attic_types[] = {
    {
        .name = TYPE_ATTIC,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = attic_class_init,
    },
};

DEFINE_TYPES(attic_types)
