/*
 * A pointer that means a part of the device, and one that may mean a part of
 * another
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct Lent {
    MemoryRegion *mr;
} Lent;

typedef struct Owned {
    MemoryRegion *mr;
} Owned;

typedef struct SorrelState {
    SysBusDevice parent_obj;
    Lent *current;
    Lent lent;
    Owned owned;
} SorrelState;

static void sorrel_realize(DeviceState *dev, Error **errp)
{
    SorrelState *s = (SorrelState *)dev;
    Lent *lent = s->current ? s->current : &s->lent;
    Owned *owned = &s->owned;

    lent->mr = g_new(MemoryRegion, 1);
    memory_region_init(lent->mr, OBJECT(dev), "sorrel.lent", 4);
    owned->mr = g_new(MemoryRegion, 1);
    memory_region_init(owned->mr, OBJECT(dev), "sorrel.owned", 4);
}

DEFINE_DEVICE(SorrelState, sorrel, "sys-bus-device", sorrel_realize)
