/*
 * A struct that only a typedef gives a name
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct {
    SysBusDevice parent_obj;
    MemoryRegion *attic;
    MemoryRegion *shelf[4];
    int depth;
} LarderState;

typedef struct {
    int depth;
    MemoryRegion *attic;
} PantryState;

static void larder_realize(DeviceState *dev, Error **errp)
{
    LarderState *s = (LarderState *)dev;
    MemoryRegion *floor = g_new(MemoryRegion, 1);

    memory_region_init(floor, OBJECT(dev), "larder.floor", 64);
    memory_region_add_subregion(get_system_memory(), 0, floor);
    s->attic = g_new(MemoryRegion, 1);
    memory_region_init(s->attic, OBJECT(dev), "larder.attic", 64);
    for (int i = 0; i < 4; i++) {
        s->shelf[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->shelf[i], OBJECT(dev), "larder.shelf", 64);
    }
}

DEFINE_DEVICE(LarderState, larder, "sys-bus-device", larder_realize)
