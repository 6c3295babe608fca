/*
 * Macros that are given the pointer: one that does not put it in parentheses
 * would take "&s->x" apart, and one that makes a string of it would print
 * something else.  One that is given the field's name alone is no place where
 * the pointer is spelt out.  A macro that treats its argument well is no
 * obstacle.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

void device_note(const char *name, MemoryRegion *mr);

#define IS_ON(mr) mr->enabled
#define NOTE(mr) device_note(#mr, mr)
#define MAP_FIELD(x, f) sysbus_init_mmio(SYS_BUS_DEVICE(x), (x)->f)
#define TURN(mr, on)                                                          \
    ((mr)->enabled = (on),                                                    \
     device_note("turned", mr))

typedef struct LarchState {
    SysBusDevice parent_obj;
    MemoryRegion *apart;
    MemoryRegion *named;
    MemoryRegion *whole;
    bool on;
} LarchState;

static void larch_realize(DeviceState *dev, Error **errp)
{
    LarchState *s = (LarchState *)dev;
    MemoryRegion *spelt = g_new(MemoryRegion, 1);

    s->apart = g_new(MemoryRegion, 1);
    memory_region_init(s->apart, OBJECT(s), "larch.apart", 8);
    s->on = IS_ON(s->apart);
    memory_region_init(spelt, OBJECT(s), "larch.spelt", 8);
    NOTE(spelt);
    s->named = g_new(MemoryRegion, 1);
    memory_region_init(s->named, OBJECT(s), "larch.named", 8);
    MAP_FIELD(s, named);
    s->whole = g_new(MemoryRegion, 1);
    memory_region_init(s->whole, OBJECT(s), "larch.whole", 8);
    TURN(s->whole, true);
}

DEFINE_DEVICE(LarchState, larch, "sys-bus-device", larch_realize)
