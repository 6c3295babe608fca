/*
 * A struct whose address is kept nowhere is left behind: a finding
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Timer {
    State *owner;
    MemoryRegion mem;
} Timer;

void timer_start(void (*tick)(void *opaque), void *opaque);

static void tick(void *opaque)
{
}

static void init(Object *obj)
{
    Timer *timer;

    for (int i = 0; i < 4; i++) {
        timer = g_new0(Timer, 1);
        timer->owner = STATE(obj);
        timer_start(tick, timer);
        memory_region_init_io(&timer->mem, obj, NULL, timer, "timer", 64);
    }
}

const TypeInfo type = { .instance_init = init };
