/*
 * Loops that only free, and cannot go: somebody could tell
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define IS_MORE(i, n) ((i)++ < (n))

typedef struct Yew {
    DeviceState parent_obj;
    MemoryRegion *read[2];
    MemoryRegion *goes_on[2];
    MemoryRegion *found[2];
    MemoryRegion *steps[2];
    MemoryRegion *hides[2];
    MemoryRegion *shown[2];
    MemoryRegion *beside[2];
    MemoryRegion *around[4];
    MemoryRegion *entered[2];
    MemoryRegion *given[2];
    MemoryRegion *body[2];
    MemoryRegion *until[2];
    MemoryRegion *aside[2];
    int open;
    int *place;
} Yew;

static int n_yews;
static int all;

int yew_next(void);
void yew_count(int n);

static void yew_realize(DeviceState *dev, Error **errp)
{
    Yew *s = (Yew *)dev;

    for (int i = 0; i < 2; i++) {
        s->read[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->read[i], OBJECT(dev), "read", 64);
        s->goes_on[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->goes_on[i], OBJECT(dev), "goes-on", 64);
        s->found[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->found[i], OBJECT(dev), "found", 64);
        s->steps[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->steps[i], OBJECT(dev), "steps", 64);
        s->hides[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->hides[i], OBJECT(dev), "hides", 64);
        s->shown[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->shown[i], OBJECT(dev), "shown", 64);
        s->beside[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->beside[i], OBJECT(dev), "beside", 64);
        s->around[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->around[i], OBJECT(dev), "around", 64);
        s->entered[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->entered[i], OBJECT(dev), "entered", 64);
        s->given[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->given[i], OBJECT(dev), "given", 64);
        s->body[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->body[i], OBJECT(dev), "body", 64);
        s->until[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->until[i], OBJECT(dev), "until", 64);
        s->aside[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->aside[i], OBJECT(dev), "aside", 64);
    }
}

/* Read behind the loop */
static void read_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;
    int i;

    for (i = 0; i < 2; i++) {
        g_free(s->read[i]);
    }
    yew_count(i);
}

/* Another loop goes on from there */
static void goes_on_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;
    int i;

    for (i = 0; i < 2; i++) {
        g_free(s->goes_on[i]);
    }
    for (i = i + 1; i < 4; i++) {
        n_yews++;
    }
}

/* The condition calls something */
static void found_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;

    n_yews--;
    for (int i = 0; i < 2 && yew_next(); i++) {
        g_free(s->found[i]);
    }
}

/* A round does two steps */
static void steps_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;

    for (int i = 0; i < 2; i++, n_yews--) {
        g_free(s->steps[i]);
    }
}

/* What the condition does is hidden in a macro */
static void hides_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;
    int n = 0;

    for (int i = 0; IS_MORE(n, 2); i++) {
        g_free(s->hides[i]);
    }
    yew_count(n);
}

/* Somebody has the counter's address */
static void shown_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;
    int i;

    for (i = 0; i < 2; i++) {
        s->place = &i;
    }
    for (i = 0; i < 2; i++) {
        g_free(s->shown[i]);
    }
    yew_count(*s->place);
}

/* The counter has a value already, beside something else */
static void beside_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;
    int i = 0, n = s->open;

    for (i = 0; i < 2; i++) {
        g_free(s->beside[i]);
    }
    yew_count(n);
}

/* The loop around counts in the same variable */
static void around_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;
    int i;

    for (i = 0; i < 4; i++) {
        n_yews--;
        for (i = 0; i < 2; i++) {
            g_free(s->around[i]);
        }
    }
}

/* The next loop can be entered behind its head */
static void entered_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;
    int i;

    for (i = 0; i < 2; i++) {
        g_free(s->entered[i]);
    }
    if (s->open) {
        goto next;
    }
    for (i = 0; i < 2; i++) {
next:
        yew_count(i);
    }
}

/* The counter is everybody's */
static void given_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;

    n_yews--;
    for (all = 0; all < 2; all++) {
        g_free(s->given[all]);
    }
}

/* The loop is all that an if does that has an else */
static void body_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;

    if (s->open) {
        for (int i = 0; i < 2; i++) {
            g_free(s->body[i]);
        }
    } else {
        n_yews--;
    }
}

/* A loop of another kind */
static void until_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;
    int i = 2;

    while (i--) {
        g_free(s->until[i]);
    }
}

/* What it counts to is set for it alone */
static void aside_finalize(Object *obj)
{
    Yew *s = (Yew *)obj;
    int n;

    n = n_yews--;
    for (int i = 0; i < n; i++) {
        g_free(s->aside[i]);
    }
}

const DeviceClass yew = { .realize = yew_realize };

const TypeInfo yews[] = {
    { .name = "read", .instance_finalize = read_finalize },
    { .name = "goes-on", .instance_finalize = goes_on_finalize },
    { .name = "found", .instance_finalize = found_finalize },
    { .name = "steps", .instance_finalize = steps_finalize },
    { .name = "hides", .instance_finalize = hides_finalize },
    { .name = "shown", .instance_finalize = shown_finalize },
    { .name = "beside", .instance_finalize = beside_finalize },
    { .name = "around", .instance_finalize = around_finalize },
    { .name = "entered", .instance_finalize = entered_finalize },
    { .name = "given", .instance_finalize = given_finalize },
    { .name = "body", .instance_finalize = body_finalize },
    { .name = "until", .instance_finalize = until_finalize },
    { .name = "aside", .instance_finalize = aside_finalize },
};
