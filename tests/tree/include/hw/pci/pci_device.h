/*
 * pci_device.h - devices with base address registers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#ifndef HW_PCI_PCI_DEVICE_H
#define HW_PCI_PCI_DEVICE_H

#include "hw/core/qdev.h"
#include "system/memory.h"

#define PCI_NUM_REGIONS 7

#define PCI_BASE_ADDRESS_SPACE_MEMORY 0x00
#define PCI_BASE_ADDRESS_SPACE_IO 0x01

#define TYPE_PCI_DEVICE "pci-device"
typedef struct PCIDeviceClass PCIDeviceClass;
DECLARE_OBJ_CHECKERS(PCIDevice, PCIDeviceClass, PCI_DEVICE, TYPE_PCI_DEVICE)

/**
 * PCIDeviceClass:
 * @realize: makes the device work and registers its base address registers
 * @exit: takes back what @realize did
 */
struct PCIDeviceClass {
    DeviceClass parent_class;

    void (*realize)(PCIDevice *dev, Error **errp);
    void (*exit)(PCIDevice *dev);
};

struct PCIDevice {
    DeviceState qdev;

    MemoryRegion *bars[PCI_NUM_REGIONS];
    MemoryRegion *mapped_in[PCI_NUM_REGIONS];
    uint8_t bar_types[PCI_NUM_REGIONS];
};

/* Makes @memory base address register @region_num, of a PCI_BASE_ADDRESS_...
 * type */
void pci_register_bar(PCIDevice *pci_dev, int region_num,
                      uint8_t type, MemoryRegion *memory);

/* What the guest does when it writes to the base address registers */
void pci_map_bar(PCIDevice *pci_dev, int region_num, hwaddr addr);
void pci_unmap_bars(PCIDevice *pci_dev);

#endif
