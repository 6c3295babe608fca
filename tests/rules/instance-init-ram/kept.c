/*
 * The struct's address is kept, in a field or in a list: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Timer {
    MemoryRegion mem;
} Timer;

typedef struct Clock {
    State parent_obj;
    Timer *timer;
} Clock;

void list_add(State *s, void *item);

static void init(Object *obj)
{
    Clock *clock = (Clock *)obj;
    Timer *timer = g_new0(Timer, 1);
    Timer *other = g_new0(Timer, 1);

    memory_region_init_io(&timer->mem, obj, NULL, timer, "timer", 64);
    clock->timer = timer;
    memory_region_init_io(&other->mem, obj, NULL, other, "other", 64);
    list_add(&clock->parent_obj, other);
}

const TypeInfo type = { .instance_init = init };
