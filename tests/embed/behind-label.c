/*
 * Uses right behind a label, and behind a case
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct RowanState {
    SysBusDevice parent_obj;
    MemoryRegion *mr;
    int mode;
} RowanState;

static void rowan_realize(DeviceState *dev, Error **errp)
{
    RowanState *s = (RowanState *)dev;

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "rowan.mr", 4);
    switch (s->mode) {
    case 0:
        memory_region_add_subregion(get_system_memory(), 0, s->mr);
        break;
    default:
        memory_region_add_subregion(get_system_memory(), 16, s->mr);
        goto out;
    }
    s->mode = s->mode ? s->mode : memory_region_size(s->mr);
out:
    memory_region_size(s->mr);
}

DEFINE_DEVICE(RowanState, rowan, "sys-bus-device", rowan_realize)
