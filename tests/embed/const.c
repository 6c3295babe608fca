/*
 * Regions whose struct is const where they are handed on, or looked at
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct HollyState {
    SysBusDevice parent_obj;
    MemoryRegion *handed;
    MemoryRegion *seen;
} HollyState;

static void holly_map(const HollyState *s, SysBusDevice *sbd)
{
    sysbus_init_mmio(sbd, s->handed);
}

bool holly_enabled(const HollyState *s)
{
    return s->seen->enabled;
}

static void holly_realize(DeviceState *dev, Error **errp)
{
    HollyState *s = (HollyState *)dev;

    s->handed = g_new(MemoryRegion, 1);
    memory_region_init(s->handed, OBJECT(s), "holly.handed", 4);
    holly_map(s, SYS_BUS_DEVICE(dev));
    s->seen = g_new(MemoryRegion, 1);
    memory_region_init(s->seen, OBJECT(s), "holly.seen", 4);
}

DEFINE_DEVICE(HollyState, holly, "sys-bus-device", holly_realize)
