/*
 * A packed struct, and objects whose size is a number, have no room for a
 * region; a packed struct beside is no obstacle
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct Wire {
    char tag;
    unsigned value;
} __attribute__((packed)) Wire;

typedef struct ElmState {
    SysBusDevice parent_obj;
    char tag;
    MemoryRegion *packed;
} __attribute__((packed)) ElmState;

typedef struct YewState {
    SysBusDevice parent_obj;
    MemoryRegion *numbered;
} YewState;

typedef struct FirState {
    SysBusDevice parent_obj;
    MemoryRegion *roomy;
    Wire wire;
} FirState;

static void elm_realize(DeviceState *dev, Error **errp)
{
    ElmState *s = (ElmState *)dev;

    s->packed = g_new(MemoryRegion, 1);
    memory_region_init(s->packed, OBJECT(dev), "elm.packed", 4);
}

static void yew_realize(DeviceState *dev, Error **errp)
{
    YewState *s = (YewState *)dev;

    s->numbered = g_new(MemoryRegion, 1);
    memory_region_init(s->numbered, OBJECT(dev), "yew.numbered", 4);
}

static void fir_realize(DeviceState *dev, Error **errp)
{
    FirState *s = (FirState *)dev;

    s->roomy = g_new(MemoryRegion, 1);
    memory_region_init(s->roomy, OBJECT(dev), "fir.roomy", 4);
}

static void elm_class_init(ObjectClass *klass)
{
    ((DeviceClass *)klass)->realize = elm_realize;
}

static void yew_class_init(ObjectClass *klass)
{
    ((DeviceClass *)klass)->realize = yew_realize;
}

static void fir_class_init(ObjectClass *klass)
{
    ((DeviceClass *)klass)->realize = fir_realize;
}

static const TypeInfo tree_info[] = { {
    .name = "elm",
    .parent = "sys-bus-device",
    .instance_size = sizeof(ElmState),
    .class_init = elm_class_init,
}, {
    .name = "yew",
    .parent = "sys-bus-device",
    .instance_size = 512,
    .class_init = yew_class_init,
}, {
    .name = "fir",
    .parent = "sys-bus-device",
    .instance_size = sizeof(FirState),
    .class_init = fir_class_init,
} };
