/*
 * An allocation that is all that an if does, without braces, stays; in braces
 * it goes
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct LimeState {
    SysBusDevice parent_obj;
    MemoryRegion *bare;
    MemoryRegion braced;
    int wide;
} LimeState;

static void lime_realize(DeviceState *dev, Error **errp)
{
    LimeState *s = (LimeState *)dev;

    if (s->wide)
        s->bare = g_new(MemoryRegion, 1);
    if (s->wide) {
        memory_region_init(s->bare, OBJECT(s), "lime.bare", 8);
    }
    if (s->wide) {
        memory_region_init(&s->braced, OBJECT(s), "lime.braced", 8);
    }
}

DEFINE_DEVICE(LimeState, lime, "sys-bus-device", lime_realize)
