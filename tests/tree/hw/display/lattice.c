/*
 * Lattice: a display of made-up kind
 *
 * Pattern: one allocation, with an init in each branch: "lattice" of an if,
 * "lattice-cases" of a switch, "lattice-chain" of an if with else ifs, one of
 * which can fail.
 * Verdict: convert, convert, convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"

#define TYPE_LATTICE "lattice"
#define TYPE_LATTICE_CASES "lattice-cases"
#define TYPE_LATTICE_CHAIN "lattice-chain"

static unsigned lattice_model;

static uint64_t lattice_read(void *opaque, hwaddr addr, unsigned size)
{
    return addr;
}

static void lattice_write(void *opaque, hwaddr addr, uint64_t data,
                          unsigned size)
{
}

static const MemoryRegionOps lattice_ops = {
    .read = lattice_read,
    .write = lattice_write,
};

static void lattice_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (lattice_model++ % 2) {
        memory_region_init_io(mr, OBJECT(dev), &lattice_ops, dev,
                              "lattice.text", 4 * KiB);
    } else {
        memory_region_init_io(mr, OBJECT(dev), &lattice_ops, dev,
                              "lattice.graphics", 8 * KiB);
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), mr);
}

static void lattice_cases_realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr;

    mr = g_new(MemoryRegion, 1);
    switch (lattice_model++ % 3) {
    case 0:
        memory_region_init(mr, OBJECT(dev), "lattice.empty", 4 * KiB);
        break;
    case 1:
        memory_region_init_io(mr, OBJECT(dev), &lattice_ops, dev,
                              "lattice.text", 4 * KiB);
        break;
    default:
        memory_region_init_io(mr, OBJECT(dev), &lattice_ops, dev,
                              "lattice.graphics", 8 * KiB);
        break;
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), mr);
}

static void lattice_chain_realize(DeviceState *dev, Error **errp)
{
    unsigned model = lattice_model++ % 3;
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (model == 0) {
        if (!memory_region_init_ram(mr, OBJECT(dev), "lattice.ram", 4 * KiB,
                                    errp)) {
            return;
        }
    } else if (model == 1) {
        memory_region_init(mr, OBJECT(dev), "lattice.empty", 4 * KiB);
    } else {
        memory_region_init_io(mr, OBJECT(dev), NULL, NULL, "lattice.text",
                              4 * KiB);
    }
    sysbus_init_mmio(SYS_BUS_DEVICE(dev), mr);
}

static void lattice_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "init in the branches of an if";
    dc->realize = lattice_realize;
}

static void lattice_cases_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "init in the cases of a switch";
    dc->realize = lattice_cases_realize;
}

static void lattice_chain_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->desc = "init in a chain of ifs";
    dc->realize = lattice_chain_realize;
}

static const TypeInfo lattice_types[] = {
    {
        .name = TYPE_LATTICE,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = lattice_class_init,
    }, {
        .name = TYPE_LATTICE_CASES,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = lattice_cases_class_init,
    }, {
        .name = TYPE_LATTICE_CHAIN,
        .parent = TYPE_SYS_BUS_DEVICE,
        .class_init = lattice_chain_class_init,
    },
};

DEFINE_TYPES(lattice_types)
