/*
 * Ferro IDE controller
 *
 * Pattern: one variable for several regions in a row, of which the first is
 * allocated by the declaration's initialiser and the others by assignments;
 * owner is the device.  What they alias is embedded in the device.
 * Verdict: convert, convert, convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "qemu/osdep.h"
#include "hw/pci/pci_device.h"

#define TYPE_FERRO_IDE "ferro-ide"
OBJECT_DECLARE_SIMPLE_TYPE(FerroIDEState, FERRO_IDE)

struct FerroIDEState {
    PCIDevice parent_obj;

    MemoryRegion regs;
    uint32_t reg[64];
};

static uint64_t ferro_reg_read(void *opaque, hwaddr addr, unsigned size)
{
    FerroIDEState *s = opaque;

    return s->reg[(addr / 4) % ARRAY_SIZE(s->reg)];
}

static void ferro_reg_write(void *opaque, hwaddr addr, uint64_t data,
                            unsigned size)
{
    FerroIDEState *s = opaque;

    s->reg[(addr / 4) % ARRAY_SIZE(s->reg)] = data;
}

static const MemoryRegionOps ferro_reg_ops = {
    .read = ferro_reg_read,
    .write = ferro_reg_write,
};

static void ferro_ide_realize(PCIDevice *dev, Error **errp)
{
    FerroIDEState *s = FERRO_IDE(dev);
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init_io(&s->regs, OBJECT(s), &ferro_reg_ops, s,
                          "ferro.regs", 256);
    pci_register_bar(dev, 5, PCI_BASE_ADDRESS_SPACE_MEMORY, &s->regs);

    memory_region_init_alias(mr, OBJECT(s), "ferro.bar0", &s->regs, 0x80, 8);
    pci_register_bar(dev, 0, PCI_BASE_ADDRESS_SPACE_IO, mr);
    mr = g_new(MemoryRegion, 1);
    memory_region_init_alias(mr, OBJECT(s), "ferro.bar1", &s->regs, 0x88, 4);
    pci_register_bar(dev, 1, PCI_BASE_ADDRESS_SPACE_IO, mr);
    mr = g_new0(MemoryRegion, 1);
    memory_region_init_alias(mr, OBJECT(s), "ferro.bar2", &s->regs, 0xc0, 8);
    pci_register_bar(dev, 2, PCI_BASE_ADDRESS_SPACE_IO, mr);
}

static void ferro_ide_class_init(ObjectClass *klass, const void *data)
{
    PCIDeviceClass *pc = PCI_DEVICE_CLASS(klass);

    DEVICE_CLASS(klass)->desc = "one variable, three regions in a row";
    pc->realize = ferro_ide_realize;
}

static const TypeInfo ferro_ide_types[] = {
    {
        .name = TYPE_FERRO_IDE,
        .parent = TYPE_PCI_DEVICE,
        .instance_size = sizeof(FerroIDEState),
        .class_init = ferro_ide_class_init,
    },
};

DEFINE_TYPES(ferro_ide_types)
