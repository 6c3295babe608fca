/*
 * Copies of a pointer that may never have been set, which somebody tests
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct YewState {
    SysBusDevice parent_obj;
    unsigned wanted;
    MemoryRegion *given;
    MemoryRegion *handed;
    MemoryRegion *kept;
    MemoryRegion *listed;
    MemoryRegion *plain;
    MemoryRegion *asked;
    MemoryRegion *got;
    MemoryRegion *list[3];
} YewState;

static MemoryRegion *yew_kept;

static MemoryRegion *yew_given(YewState *s)
{
    return s->given;
}

static MemoryRegion *yew_asked(YewState *s)
{
    return s->asked;
}

static MemoryRegion *yew_got(YewState *s)
{
    return s->got;
}

static void yew_hand(YewState *s, MemoryRegion **out)
{
    *out = s->handed;
}

static void yew_realize(DeviceState *dev, Error **errp)
{
    YewState *s = (YewState *)dev;

    if (s->wanted) {
        s->given = g_new(MemoryRegion, 1);
        memory_region_init(s->given, OBJECT(s), "yew.given", 4);
        s->handed = g_new(MemoryRegion, 1);
        memory_region_init(s->handed, OBJECT(s), "yew.handed", 4);
        s->kept = g_new(MemoryRegion, 1);
        memory_region_init(s->kept, OBJECT(s), "yew.kept", 4);
        s->listed = g_new(MemoryRegion, 1);
        memory_region_init(s->listed, OBJECT(s), "yew.listed", 4);
        s->plain = g_new(MemoryRegion, 1);
        memory_region_init(s->plain, OBJECT(s), "yew.plain", 4);
        s->asked = g_new(MemoryRegion, 1);
        memory_region_init(s->asked, OBJECT(s), "yew.asked", 4);
        s->got = g_new(MemoryRegion, 1);
        memory_region_init(s->got, OBJECT(s), "yew.got", 4);
    }
    yew_kept = s->kept;
    s->list[0] = s->listed;
}

void yew_map(YewState *s)
{
    MemoryRegion *given = yew_given(s);
    MemoryRegion *handed;

    if (given) {
        memory_region_add_subregion(get_system_memory(), 0, given);
    }
    yew_hand(s, &handed);
    if (handed) {
        memory_region_add_subregion(get_system_memory(), 0, handed);
    }
    if (yew_kept) {
        memory_region_add_subregion(get_system_memory(), 0, yew_kept);
    }
    for (int i = 0; s->list[i]; i++) {
        memory_region_add_subregion(get_system_memory(), 0, s->list[i]);
    }
    if (s->wanted) {
        memory_region_add_subregion(get_system_memory(), 0, s->plain);
        memory_region_add_subregion(get_system_memory(), 0, yew_got(s));
    }
    if (yew_asked(s)) {
        memory_region_add_subregion(get_system_memory(), 0, yew_asked(s));
    }
}

DEFINE_DEVICE(YewState, yew, "sys-bus-device", yew_realize)
