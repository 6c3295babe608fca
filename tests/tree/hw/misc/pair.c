/*
 * Pair: compiled once for each target
 *
 * Pattern: a site in a file with several compile commands that all see it.
 * Verdict: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_PAIR "pair-" TARGET_NAME

static void pair_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *regs = g_new(MemoryRegion, 1);

    memory_region_init_io(regs, OBJECT(dev), NULL, NULL, TYPE_PAIR, 64);
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), regs);
}

static void pair_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "compiled twice";
    dc->realize = pair_realize;
}

static const TypeInfo pair_types[] = {
    {
        .name = TYPE_PAIR,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = pair_class_init,
    },
};

DEFINE_TYPES(pair_types)
