/*
 * sysbus.h - devices that sit at fixed addresses
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef HW_CORE_SYSBUS_H
#define HW_CORE_SYSBUS_H

#include "hw/core/qdev.h"
#include "system/memory.h"

#define QDEV_MAX_MMIO 8

#define TYPE_SYS_BUS_DEVICE "sys-bus-device"
DECLARE_INSTANCE_CHECKER(SysBusDevice, SYS_BUS_DEVICE, TYPE_SYS_BUS_DEVICE)

struct SysBusDevice {
    DeviceState parent_obj;

    int num_mmio;
    MemoryRegion *mmio[QDEV_MAX_MMIO];
};

/* Says that @memory is the device's next region; it is mapped by number */
void sysbus_init_mmio(SysBusDevice *dev, MemoryRegion *memory);
MemoryRegion *sysbus_mmio_get_region(SysBusDevice *dev, int n);
bool sysbus_has_mmio(SysBusDevice *dev, unsigned int n);

void sysbus_mmio_map(SysBusDevice *dev, int n, hwaddr addr);
void sysbus_mmio_unmap(SysBusDevice *dev, int n);

bool sysbus_realize(SysBusDevice *dev, Error **errp);
bool sysbus_realize_and_unref(SysBusDevice *dev, Error **errp);

#endif
