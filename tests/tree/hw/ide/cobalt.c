/*
 * Cobalt IDE controller
 *
 * Pattern: as a careful author writes it: every region is embedded in the
 * device, in loops and in an array of structs; nothing is to be found.
 * Verdict: no site
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/pci/pci_device.h"
#include "qapi/error.h"

#define TYPE_COBALT_IDE "cobalt-ide"
OBJECT_DECLARE_SIMPLE_TYPE(CobaltIDEState, COBALT_IDE)

#define COBALT_CHANNELS 2

typedef struct CobaltChannel {
    MemoryRegion data;
    MemoryRegion cmd;
    uint8_t command;
} CobaltChannel;

struct CobaltIDEState {
    PCIDevice parent_obj;

    MemoryRegion dma;
    MemoryRegion rom;
    CobaltChannel channel[COBALT_CHANNELS];
};

static uint64_t cobalt_cmd_read(void *opaque, hwaddr addr, unsigned size)
{
    CobaltChannel *channel = opaque;

    return channel->command;
}

static void cobalt_cmd_write(void *opaque, hwaddr addr, uint64_t data,
                             unsigned size)
{
    CobaltChannel *channel = opaque;

    channel->command = data;
}

static const MemoryRegionOps cobalt_cmd_ops = {
    .read = cobalt_cmd_read,
    .write = cobalt_cmd_write,
};

static void cobalt_ide_realize(PCIDevice *dev, Error **errp)
{
    CobaltIDEState *s = COBALT_IDE(dev);

    if (!memory_region_init_rom_device(&s->rom, OBJECT(s), &cobalt_cmd_ops,
                                       &s->channel[0], "cobalt.rom", 4 * KiB,
                                       errp)) {
        return;
    }
    pci_register_bar(dev, 6, PCI_BASE_ADDRESS_SPACE_MEMORY, &s->rom);

    memory_region_init(&s->dma, OBJECT(s), "cobalt.dma", 16);
    pci_register_bar(dev, 4, PCI_BASE_ADDRESS_SPACE_IO, &s->dma);

    for (int i = 0; i < COBALT_CHANNELS; i++) {
        CobaltChannel *channel = &s->channel[i];

        memory_region_init_io(&channel->data, OBJECT(s), NULL, NULL,
                              "cobalt.data", 8);
        pci_register_bar(dev, 2 * i, PCI_BASE_ADDRESS_SPACE_IO,
                         &channel->data);
        memory_region_init_io(&channel->cmd, OBJECT(s), &cobalt_cmd_ops,
                              channel, "cobalt.cmd", 4);
        pci_register_bar(dev, 2 * i + 1, PCI_BASE_ADDRESS_SPACE_IO,
                         &channel->cmd);
    }
}

static void cobalt_ide_class_init(ObjectClass *klass, const void *data)
{
    DeviceClass *dc = DEVICE_CLASS(klass);
    PCIDeviceClass *pc = PCI_DEVICE_CLASS(klass);

    dc->desc = "everything embedded";
    pc->realize = cobalt_ide_realize;
}

static const TypeInfo cobalt_types[] = {
    {
        .name = TYPE_COBALT_IDE,
        .parent = TYPE_PCI_DEVICE,
        .instance_size = sizeof(CobaltIDEState),
        .class_init = cobalt_ide_class_init,
    },
};

DEFINE_TYPES(cobalt_types)
