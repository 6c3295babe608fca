/*
 * Loops that only free what becomes an array of regions: they go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct RowanState {
    SysBusDevice parent_obj;
    MemoryRegion *berry[2];
    MemoryRegion *leaf[2];
    MemoryRegion *twig[2];
    MemoryRegion *root[2];
    unsigned open;
} RowanState;

static void rowan_realize(DeviceState *dev, Error **errp)
{
    RowanState *s = (RowanState *)dev;

    for (int i = 0; i < 2; i++) {
        s->berry[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->berry[i], OBJECT(dev), "rowan.berry", 4);
        s->leaf[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->leaf[i], OBJECT(dev), "rowan.leaf", 4);
        s->twig[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->twig[i], OBJECT(dev), "rowan.twig", 4);
        s->root[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->root[i], OBJECT(dev), "rowan.root", 4);
    }
}

static void rowan_finalize(Object *obj)
{
    RowanState *s = (RowanState *)obj;
    int i;

    for (i = 0; i < ARRAY_SIZE(s->berry); i++) {
        g_free(s->berry[i]);
        s->berry[i] = NULL;
    }
    for (int j = 0; j < 2; j++)
        g_clear_pointer(&s->leaf[j], g_free);
    for (i = 0; i < 2; i++) {
        if (s->twig[i]) {
            g_free(s->twig[i]);
        }
        g_free(s->root[i]);
    }
    for (i = 0; i < 2; i++) {
        s->open += i;
    }
}

static void rowan_class_init(ObjectClass *klass)
{
    DeviceClass *dc = (DeviceClass *)klass;

    dc->realize = rowan_realize;
}

static const TypeInfo rowan_info = {
    .name = "rowan",
    .parent = "sys-bus-device",
    .instance_size = sizeof(RowanState),
    .instance_finalize = rowan_finalize,
    .class_init = rowan_class_init,
};

const TypeInfo *rowan_type(void)
{
    return &rowan_info;
}

/* Nothing is left of this */
typedef struct AlderState {
    SysBusDevice parent_obj;
    MemoryRegion *cone[2];
} AlderState;

static void alder_realize(DeviceState *dev, Error **errp)
{
    AlderState *s = (AlderState *)dev;

    for (int i = 0; i < 2; i++) {
        s->cone[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->cone[i], OBJECT(dev), "alder.cone", 4);
    }
}

static void alder_finalize(Object *obj)
{
    AlderState *s = (AlderState *)obj;
    int i;

    for (i = 0; i < 2; i++) {
        g_free(s->cone[i]);
    }
}

static void alder_class_init(ObjectClass *klass)
{
    DeviceClass *dc = (DeviceClass *)klass;

    dc->realize = alder_realize;
}

static const TypeInfo alder_info = {
    .name = "alder",
    .parent = "sys-bus-device",
    .instance_size = sizeof(AlderState),
    .instance_finalize = alder_finalize,
    .class_init = alder_class_init,
};

const TypeInfo *alder_type(void)
{
    return &alder_info;
}

/* Near misses: what it comes to is read, and something else is done */
typedef struct BirchState {
    SysBusDevice parent_obj;
    MemoryRegion *seed[2];
    MemoryRegion *bark[2];
} BirchState;

void birch_grow(unsigned n);

static void birch_realize(DeviceState *dev, Error **errp)
{
    BirchState *s = (BirchState *)dev;

    for (int i = 0; i < 2; i++) {
        s->seed[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->seed[i], OBJECT(dev), "birch.seed", 4);
        s->bark[i] = g_new(MemoryRegion, 1);
        memory_region_init(s->bark[i], OBJECT(dev), "birch.bark", 4);
    }
}

static void birch_seed(BirchState *s)
{
    unsigned k;

    for (k = 0; k < 2; k++) {
        g_free(s->seed[k]);
    }
    birch_grow(k);
}

static void birch_bark(BirchState *s)
{
    unsigned k;

    for (k = 0; k < 2; k++) {
        g_free(s->bark[k]);
        birch_grow(k);
    }
}

static void birch_finalize(Object *obj)
{
    BirchState *s = (BirchState *)obj;

    birch_seed(s);
    birch_bark(s);
}

static void birch_class_init(ObjectClass *klass)
{
    DeviceClass *dc = (DeviceClass *)klass;

    dc->realize = birch_realize;
}

static const TypeInfo birch_info = {
    .name = "birch",
    .parent = "sys-bus-device",
    .instance_size = sizeof(BirchState),
    .instance_finalize = birch_finalize,
    .class_init = birch_class_init,
};

const TypeInfo *birch_type(void)
{
    return &birch_info;
}
