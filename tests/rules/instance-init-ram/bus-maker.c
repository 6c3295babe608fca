/*
 * A root bus: a finding where it is asked for, none where it is made
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct PCIBus PCIBus;

PCIBus *pci_root_bus_new(DeviceState *parent, const char *name,
                         MemoryRegion *mem, MemoryRegion *io);

PCIBus *pci_register_root_bus(DeviceState *parent, const char *name,
                              MemoryRegion *mem, MemoryRegion *io);

PCIBus *pci_register_root_bus(DeviceState *parent, const char *name,
                              MemoryRegion *mem, MemoryRegion *io)
{
    return pci_root_bus_new(parent, name, mem, io);
}

static void init(Object *obj)
{
    State *s = STATE(obj);

    memory_region_init(&s->regs, obj, "pci", 4096);
    pci_register_root_bus(&s->parent_obj, "pci", &s->regs, &s->regs);
}

const TypeInfo type = { .instance_init = init };
