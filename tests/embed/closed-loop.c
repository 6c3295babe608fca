/*
 * A loop that counts up to a number and includes it; up to a macro it is not
 * known everywhere what that is.  A comparison with another region is no test.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#define LAST 4

typedef struct TealState {
    SysBusDevice parent_obj;
    MemoryRegion io;
    int n;
} TealState;

MemoryRegion *teal_parent(void);

static void teal_realize(DeviceState *dev, Error **errp)
{
    TealState *s = (TealState *)dev;
    MemoryRegion *window = g_new(MemoryRegion, 1);

    for (int i = 1; i <= 3; i++) {
        MemoryRegion *bank = g_new(MemoryRegion, 1);

        memory_region_init(bank, OBJECT(s), "teal.bank", 4);
    }
    for (int i = 0; i <= LAST; i++) {
        MemoryRegion *port = g_new(MemoryRegion, 1);

        memory_region_init(port, OBJECT(s), "teal.port", 4);
    }
    memory_region_init(window, OBJECT(s), "teal.window", 4);
    if (window == teal_parent()) {
        s->n = 1;
    }
}

DEFINE_DEVICE(TealState, teal, "sys-bus-device", teal_realize)
