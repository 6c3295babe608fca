/*
 * A struct that ends in an array of no size
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct RushState {
    SysBusDevice parent_obj;
    unsigned length;
    unsigned char data[];
} RushState;

static void rush_realize(DeviceState *dev, Error **errp)
{
    RushState *s = (RushState *)dev;
    MemoryRegion *pith = g_new(MemoryRegion, 1);

    memory_region_init(pith, OBJECT(s), "rush.pith", 4);
}

DEFINE_DEVICE(RushState, rush, "sys-bus-device", rush_realize)
