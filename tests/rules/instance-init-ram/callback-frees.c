/*
 * Who is called back frees the struct: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Timer {
    MemoryRegion mem;
} Timer;

void timer_start(void (*tick)(void *opaque), void *opaque);

static void tick(void *opaque)
{
    Timer *timer = opaque;

    object_unparent(OBJECT(&timer->mem));
    g_free(timer);
}

static void init(Object *obj)
{
    Timer *timer = g_new0(Timer, 1);

    memory_region_init_io(&timer->mem, obj, NULL, timer, "timer", 64);
    timer_start(tick, timer);
}

const TypeInfo type = { .instance_init = init };
