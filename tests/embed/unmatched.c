/*
 * Brackets that nothing opens, around the name of the field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct SedgeState {
    SysBusDevice parent_obj;
    MemoryRegion *pith;
} SedgeState;

static void sedge_realize(DeviceState *dev, Error **errp)
{
    SedgeState *s = (SedgeState *)dev;

    s->pith = g_new(MemoryRegion, 1);
    memory_region_init(s->pith, OBJECT(s), "sedge.pith", 4);
}

DEFINE_DEVICE(SedgeState, sedge, "sys-bus-device", sedge_realize)

#if 0
    1), pith, 2)
#endif
