/*
 * Loops over tables, one of which has more rows in another build
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

static const unsigned rowan_sizes[] = {
    64, 32,
#ifdef CONFIG_ROWAN_LARGE
    4096,
#endif
};

static const unsigned rowan_fixed[] = {
    /* # is no directive here */
    64, 32, 16,
};

#ifdef CONFIG_ROWAN_LARGE
#define ROWAN_SLOTS 8
#else
#define ROWAN_SLOTS 4
#endif

typedef struct RowanState {
    SysBusDevice parent_obj;
} RowanState;

static void rowan_realize(DeviceState *dev, Error **errp)
{
    RowanState *s = (RowanState *)dev;
    unsigned i;

    MemoryRegion *slots = g_new(MemoryRegion, ROWAN_SLOTS);

    for (i = 0; i < ROWAN_SLOTS; i++) {
        memory_region_init(&slots[i], OBJECT(s), "rowan.slot", 64);
    }
    for (i = 0; i < ARRAY_SIZE(rowan_sizes); i++) {
        MemoryRegion *bank = g_new(MemoryRegion, 1);

        memory_region_init(bank, OBJECT(s), "rowan.bank", rowan_sizes[i]);
    }
    for (i = 0; i < ARRAY_SIZE(rowan_fixed); i++) {
        MemoryRegion *port = g_new(MemoryRegion, 1);

        memory_region_init(port, OBJECT(s), "rowan.fixed", rowan_fixed[i]);
    }
}

DEFINE_DEVICE(RowanState, rowan, "sys-bus-device", rowan_realize)
