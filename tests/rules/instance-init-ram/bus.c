/*
 * A root bus: a finding; a BAR is the device's own: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct PCIBus PCIBus;

PCIBus *pci_register_root_bus(DeviceState *parent, const char *name,
                              MemoryRegion *mem, MemoryRegion *io);
void pci_register_bar(DeviceState *dev, int number, MemoryRegion *mr);
MemoryRegion *get_system_io(void);

static void init(Object *obj)
{
    State *s = STATE(obj);

    memory_region_init(&s->regs, obj, "pci", 4096);
    pci_register_root_bus(&s->parent_obj, "pci", &s->regs, get_system_io());
}

static void init_device(Object *obj)
{
    State *s = STATE(obj);

    memory_region_init(&s->regs, obj, "bar", 4096);
    pci_register_bar(&s->parent_obj, 0, &s->regs);
}

const TypeInfo types[] = {
    { .instance_init = init },
    { .instance_init = init_device },
};
