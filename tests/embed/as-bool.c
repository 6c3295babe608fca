/*
 * Pointers that become bool without a word
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct BoxState {
    SysBusDevice parent_obj;
    bool made;
    MemoryRegion *returned;
    MemoryRegion *kept;
    MemoryRegion *stored;
    MemoryRegion *plain;
} BoxState;

bool box_is_made(BoxState *s)
{
    return s->returned;
}

MemoryRegion *box_region(BoxState *s)
{
    return s->plain;
}

static void box_realize(DeviceState *dev, Error **errp)
{
    BoxState *s = (BoxState *)dev;
    bool kept = s->kept;

    s->made = s->stored;
    if (kept) {
        return;
    }
    s->returned = g_new(MemoryRegion, 1);
    memory_region_init(s->returned, OBJECT(s), "box.returned", 4);
    s->kept = g_new(MemoryRegion, 1);
    memory_region_init(s->kept, OBJECT(s), "box.kept", 4);
    s->stored = g_new(MemoryRegion, 1);
    memory_region_init(s->stored, OBJECT(s), "box.stored", 4);
    s->plain = g_new(MemoryRegion, 1);
    memory_region_init(s->plain, OBJECT(s), "box.plain", 4);
}

DEFINE_DEVICE(BoxState, box, "sys-bus-device", box_realize)
