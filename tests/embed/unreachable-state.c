/*
 * Structs that cannot be had where a region is made
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct IvyState {
    MachineState parent_obj;
} IvyState;

typedef struct IvyBank {
    MemoryRegion *mr[2];
} IvyBank;

static IvyBank ivy_bank;

static void ivy_bus(unsigned at)
{
    MemoryRegion *isa = g_new(MemoryRegion, 1);

    memory_region_init(isa, NULL, "ivy.isa", 4);
    memory_region_add_subregion(get_system_memory(), at, isa);
}

static void ivy_init(MachineState *machine)
{
    MemoryRegion *early = g_new(MemoryRegion, 1);
    IvyState *s;

    memory_region_init(early, NULL, "ivy.early", 4);
    ivy_bus(0x100);
    ivy_bank.mr[0] = g_new(MemoryRegion, 1);
    memory_region_init(ivy_bank.mr[0], NULL, "ivy.bank", 4);
    s = (IvyState *)machine;
    s->parent_obj.cpus = 1;
}

/* A card's code runs for each card, and the owner is one board */
typedef struct IvyCard {
    SysBusDevice parent_obj;
} IvyCard;

MachineState *qdev_get_machine(void);

static void ivy_card_realize(DeviceState *dev, Error **errp)
{
    IvyState *s = (IvyState *)qdev_get_machine();
    MemoryRegion *card = g_new(MemoryRegion, 1);

    memory_region_init(card, OBJECT(s), "ivy.card", 4);
}

DEFINE_DEVICE(IvyCard, ivy_card, "sys-bus-device", ivy_card_realize)
DEFINE_BOARD(IvyState, ivy, ivy_init)
