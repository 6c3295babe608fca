/*
 * Loops that only free: they go, and a counter that nothing else counts with
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))

#define N_BANKS 2

typedef struct Fir {
    DeviceState parent_obj;
    MemoryRegion *own[N_BANKS];
    MemoryRegion *alone[N_BANKS];
    MemoryRegion *shared[N_BANKS];
    MemoryRegion *bare[N_BANKS];
    MemoryRegion *tested[N_BANKS];
    MemoryRegion *cleared[N_BANKS];
    MemoryRegion *forgotten[N_BANKS];
    int open;
} Fir;

static void fir_realize(DeviceState *dev, Error **errp)
{
    Fir *s = (Fir *)dev;

    for (int i = 0; i < N_BANKS; i++) {
        s->own[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->own[i], OBJECT(dev), "own", 64);
        s->alone[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->alone[i], OBJECT(dev), "alone", 64);
        s->shared[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->shared[i], OBJECT(dev), "shared", 64);
        s->bare[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->bare[i], OBJECT(dev), "bare", 64);
        s->tested[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->tested[i], OBJECT(dev), "tested", 64);
        s->cleared[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->cleared[i], OBJECT(dev), "cleared", 64);
        s->forgotten[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->forgotten[i], OBJECT(dev), "forgotten", 64);
    }
}

static void own_finalize(Object *obj)
{
    Fir *s = (Fir *)obj;

    s->open = 0;
    for (int i = 0; i < N_BANKS; i++) {
        g_free(s->own[i]);
    }
}

static void alone_finalize(Object *obj)
{
    Fir *s = (Fir *)obj;
    int i;

    s->open = 0;
    for (i = 0; i < ARRAY_SIZE(s->alone); i++) {
        g_free(s->alone[i]);
    }
}

static void shared_finalize(Object *obj)
{
    Fir *s = (Fir *)obj;
    int i, open = 0;

    for (i = 0; i < N_BANKS; i++) {
        g_free(s->shared[i]);
    }
    for (i = 0; i < N_BANKS; i++) {
        open += i;
    }
    s->open = open;
}

static void bare_finalize(Object *obj)
{
    Fir *s = (Fir *)obj;

    s->open = 0;
    for (int i = N_BANKS - 1; i >= 0; i--)
        g_free(s->bare[i]);
}

static void tested_finalize(Object *obj)
{
    Fir *s = (Fir *)obj;
    unsigned i;

    for (i = 0; i < N_BANKS; i++) {
        if (s->tested[i]) {
            g_free(s->tested[i]);
        }
    }
    s->open = 0;
}

static void cleared_finalize(Object *obj)
{
    Fir *s = (Fir *)obj;
    int i;

    for (i = 0; i < N_BANKS; i++) {
        g_clear_pointer(&s->cleared[i], g_free);
    }
}

static void forgotten_finalize(Object *obj)
{
    Fir *s = (Fir *)obj;
    int i;

    for (i = 0; i < N_BANKS; i++) {
        g_free(s->forgotten[i]);
        s->forgotten[i] = NULL;
    }
}

const DeviceClass fir = { .realize = fir_realize };

const TypeInfo firs[] = {
    { .name = "own", .instance_finalize = own_finalize },
    { .name = "alone", .instance_finalize = alone_finalize },
    { .name = "shared", .instance_finalize = shared_finalize },
    { .name = "bare", .instance_finalize = bare_finalize },
    { .name = "tested", .instance_finalize = tested_finalize },
    { .name = "cleared", .instance_finalize = cleared_finalize },
    { .name = "forgotten", .instance_finalize = forgotten_finalize },
};
