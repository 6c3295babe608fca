/*
 * sysbus.c - devices that sit at fixed addresses
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/core/sysbus.h"
#include "system/address-spaces.h"

void sysbus_init_mmio(SysBusDevice *dev, MemoryRegion *memory)
{
    assert(dev->num_mmio < QDEV_MAX_MMIO);
    dev->mmio[dev->num_mmio++] = memory;
}

MemoryRegion *sysbus_mmio_get_region(SysBusDevice *dev, int n)
{
    return dev->mmio[n];
}

bool sysbus_has_mmio(SysBusDevice *dev, unsigned int n)
{
    return n < (unsigned)dev->num_mmio;
}

void sysbus_mmio_map(SysBusDevice *dev, int n, hwaddr addr)
{
    assert(sysbus_has_mmio(dev, n));
    memory_region_add_subregion(get_system_memory(), addr, dev->mmio[n]);
}

void sysbus_mmio_unmap(SysBusDevice *dev, int n)
{
    memory_region_del_subregion(get_system_memory(), dev->mmio[n]);
}

bool sysbus_realize(SysBusDevice *dev, Error **errp)
{
    return qdev_realize(DEVICE(dev), errp);
}

bool sysbus_realize_and_unref(SysBusDevice *dev, Error **errp)
{
    return qdev_realize_and_unref(DEVICE(dev), errp);
}

static const TypeInfo sysbus_types[] = {
    {
        .name = TYPE_SYS_BUS_DEVICE,
        .parent = TYPE_DEVICE,
        .instance_size = sizeof(SysBusDevice),
        .abstract = true,
    },
};

DEFINE_TYPES(sysbus_types)
