/*
 * ARRAY_SIZE() of an array of pointers is that of an array of regions, too
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct OliveState {
    SysBusDevice parent_obj;
    MemoryRegion *branch[2];
    MemoryRegion *leaf[3];
    MemoryRegion *stone[2];
    MemoryRegion *fruit[2];
    unsigned long size;
} OliveState;

static void olive_realize(DeviceState *dev, Error **errp)
{
    OliveState *s = (OliveState *)dev;

    for (unsigned i = 0; i < ARRAY_SIZE(s->branch); i++) {
        s->branch[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->branch[i], OBJECT(dev), "olive.branch", 4);
    }
    for (unsigned i = 0; i < ARRAY_SIZE(s->leaf); i++) {
        MemoryRegion *mr = g_new(MemoryRegion, 1);

        memory_region_init(mr, OBJECT(dev), "olive.leaf", 4);
        s->leaf[i] = mr;
    }
    /* near misses: so many bytes, or bytes for each, are others */
    for (int i = 0; i < 2; i++) {
        s->stone[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->stone[i], OBJECT(dev), "olive.stone", 4);
    }
    s->size = sizeof(s->stone);
    for (int i = 0; i < 2; i++) {
        s->fruit[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->fruit[i], OBJECT(dev), "olive.fruit", 4);
    }
    s->size += sizeof(s->fruit[0]);
}

void olive_enable(OliveState *s)
{
    s->size = ARRAY_SIZE(s->leaf);
    for (unsigned i = 0; i < ARRAY_SIZE(s->branch); i++) {
        memory_region_set_enabled(s->branch[i], true);
    }
}

DEFINE_DEVICE(OliveState, olive, "sys-bus-device", olive_realize)
