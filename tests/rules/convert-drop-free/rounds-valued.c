/*
 * A counter of a loop that goes is declared with a number, which goes with it;
 * not with a value that somebody works out
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Dev {
    DeviceState parent_obj;
    MemoryRegion *zero[2];
    MemoryRegion *kept[2];
    MemoryRegion *called[2];
    char *name[2];
} Dev;

int dev_count(Dev *s);

static void realize(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;

    for (int i = 0; i < 2; i++) {
        s->zero[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->zero[i], OBJECT(dev), "zero", 64);
        s->kept[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->kept[i], OBJECT(dev), "kept", 64);
    }
}

static void realize_called(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;

    for (int i = 0; i < 2; i++) {
        s->called[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->called[i], OBJECT(dev), "called", 64);
    }
}

static void zero_finalize(Object *obj)
{
    Dev *s = (Dev *)obj;
    int i = 0;

    for (i = 0; i < 2; i++) {
        g_free(s->zero[i]);
    }
    s->name[0] = NULL;
}

static void kept_finalize(Object *obj)
{
    Dev *s = (Dev *)obj;
    int i = 0;

    for (i = 0; i < 2; i++) {
        g_free(s->kept[i]);
    }
    for (i = 0; i < 2; i++) {
        g_free(s->name[i]);
    }
}

static void called_finalize(Object *obj)
{
    Dev *s = (Dev *)obj;
    int i = dev_count(s);

    for (i = 0; i < 2; i++) {
        g_free(s->called[i]);
    }
    s->name[0] = NULL;
}

const DeviceClass klass = { .realize = realize };
const DeviceClass called_klass = { .realize = realize_called };
const TypeInfo zero = { .name = "zero", .instance_finalize = zero_finalize };
const TypeInfo kept = { .name = "kept", .instance_finalize = kept_finalize };
const TypeInfo called = {
    .name = "called", .instance_finalize = called_finalize,
};
