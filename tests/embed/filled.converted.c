/*
 * One loop allocates what the next one initialises
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct AlderState {
    SysBusDevice parent_obj;
    MemoryRegion bar;
    MemoryRegion bank[4];
    MemoryRegion port[2];
    MemoryRegion *kept[2];
    int n;
} AlderState;

static void alder_kept(AlderState *s)
{
    /* near miss: the loop does more than to allocate */
    for (int i = 0; i < 2; i++) {
        s->kept[i] = g_new(MemoryRegion, 1);
        s->n++;
    }
    for (int i = 0; i < 2; i++) {
        memory_region_init(s->kept[i], OBJECT(s), "alder.kept", 4);
    }
}

static void alder_realize(DeviceState *dev, Error **errp)
{
    AlderState *s = (AlderState *)dev;
    int i;

    memory_region_init(&s->bar, OBJECT(s), "alder.bar", 0x100);
    for (i = 0; i < 4; i++) {
        memory_region_init(&s->bank[i], OBJECT(s), "alder.bank", 4);
        memory_region_add_subregion(&s->bar, i * 4, &s->bank[i]);
    }
    for (int k = 0; k < 2; k++)
        memory_region_init(&s->port[k], OBJECT(s), "alder.port", 4);
    alder_kept(s);
}

DEFINE_DEVICE(AlderState, alder, "sys-bus-device", alder_realize)
