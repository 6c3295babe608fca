/*
 * pci.c - devices with base address registers
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/pci/pci_device.h"
#include "qapi/error.h"
#include "system/address-spaces.h"

void pci_register_bar(PCIDevice *pci_dev, int region_num,
                      uint8_t type, MemoryRegion *memory)
{
    assert(region_num >= 0 && region_num < PCI_NUM_REGIONS);
    assert(!pci_dev->bars[region_num]);
    pci_dev->bars[region_num] = memory;
    pci_dev->bar_types[region_num] = type;
}

void pci_map_bar(PCIDevice *pci_dev, int region_num, hwaddr addr)
{
    MemoryRegion *space = get_system_memory();

    if (pci_dev->bar_types[region_num] & PCI_BASE_ADDRESS_SPACE_IO) {
        space = get_system_io();
    }
    pci_dev->mapped_in[region_num] = space;
    memory_region_add_subregion_overlap(space, addr,
                                        pci_dev->bars[region_num], 1);
}

void pci_unmap_bars(PCIDevice *pci_dev)
{
    for (int i = 0; i < PCI_NUM_REGIONS; i++) {
        if (pci_dev->mapped_in[i]) {
            memory_region_del_subregion(pci_dev->mapped_in[i],
                                        pci_dev->bars[i]);
            pci_dev->mapped_in[i] = NULL;
        }
    }
}

static void pci_qdev_realize(DeviceState *qdev, Error **errp)
{
    PCIDevice *pci_dev = PCI_DEVICE(qdev);
    PCIDeviceClass *pc = PCI_DEVICE_GET_CLASS(pci_dev);

    if (pc->realize) {
        pc->realize(pci_dev, errp);
    }
}

static void pci_qdev_unrealize(DeviceState *qdev)
{
    PCIDevice *pci_dev = PCI_DEVICE(qdev);
    PCIDeviceClass *pc = PCI_DEVICE_GET_CLASS(pci_dev);

    pci_unmap_bars(pci_dev);
    if (pc->exit) {
        pc->exit(pci_dev);
    }
    memset(pci_dev->bars, 0, sizeof(pci_dev->bars));
}

static void pci_device_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);

    dc->realize = pci_qdev_realize;
    dc->unrealize = pci_qdev_unrealize;
}

static const TypeInfo pci_types[] = {
    {
        .name = TYPE_PCI_DEVICE,
        .parent = TYPE_DEVICE,
        .instance_size = sizeof(PCIDevice),
        .class_size = sizeof(PCIDeviceClass),
        .class_init = pci_device_class_init,
        .abstract = true,
    },
};

DEFINE_TYPES(pci_types)
