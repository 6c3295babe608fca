/*
 * Counters of loops that go are declared together with other variables, which
 * stay, or go as well
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Elder {
    DeviceState parent_obj;
    MemoryRegion *first[2];
    MemoryRegion *last[2];
    MemoryRegion *middle[2];
    MemoryRegion *both[2];
    MemoryRegion *other[2];
    MemoryRegion *leading[2][2];
    char *name[2];
} Elder;

void elder_count(int n);

static void elder_realize(DeviceState *dev, Error **errp)
{
    Elder *s = (Elder *)dev;

    for (int i = 0; i < 2; i++) {
        s->first[i] = memory_region_new(OBJECT(dev), "first", 64);
        s->last[i] = memory_region_new(OBJECT(dev), "last", 64);
        s->middle[i] = memory_region_new(OBJECT(dev), "middle", 64);
        s->both[i] = memory_region_new(OBJECT(dev), "both", 64);
        s->other[i] = memory_region_new(OBJECT(dev), "other", 64);
        for (int j = 0; j < 2; j++) {
            s->leading[i][j] = memory_region_new(OBJECT(dev), "leading", 64);
        }
    }
}

static void first_finalize(Object *obj)
{
    Elder *s = (Elder *)obj;
    int j;

    for (j = 0; j < 2; j++) {
        g_free(s->name[j]);
    }
}

static void last_finalize(Object *obj)
{
    Elder *s = (Elder *)obj;
    unsigned i, *n = NULL;

    for (i = 0; i < 2; i++) {
        g_free(s->name[i]);
    }
    elder_count(n != NULL);
}

static void middle_finalize(Object *obj)
{
    int n = 2,
        m = 3;

    elder_count(n + m);
}

static void both_finalize(Object *obj)
{
    Elder *s = (Elder *)obj;

    elder_count(s->name[0] != NULL);
}

static void leading_finalize(Object *obj)
{
    Elder *s = (Elder *)obj;
    int n = 2;

    elder_count(n + (s->name[0] != NULL));
}

const DeviceClass elder = { .realize = elder_realize };

const TypeInfo elders[] = {
    { .name = "first", .instance_finalize = first_finalize },
    { .name = "last", .instance_finalize = last_finalize },
    { .name = "middle", .instance_finalize = middle_finalize },
    { .name = "both", .instance_finalize = both_finalize },
    { .name = "leading", .instance_finalize = leading_finalize },
};
