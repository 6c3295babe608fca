/*
 * Code that one object runs for two reasons, and code that it runs for one
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct TwiceState {
    SysBusDevice parent_obj;
    MemoryRegion *mr;
} TwiceState;

static void twice_make(TwiceState *s)
{
    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(s), "twice", 4);
}

static void twice_instance_init(Object *obj)
{
    twice_make((TwiceState *)obj);
}

static void twice_realize(DeviceState *dev, Error **errp)
{
    twice_make((TwiceState *)dev);
}

static void twice_class_init(ObjectClass *klass)
{
    DEVICE_CLASS(klass)->realize = twice_realize;
}

const TypeInfo twice_info = {
    .name = "twice",
    .parent = "sys-bus-device",
    .instance_size = sizeof(TwiceState),
    .instance_init = twice_instance_init,
    .class_init = twice_class_init,
};

/* Each of them has its own type */
typedef struct OnceState {
    SysBusDevice parent_obj;
    MemoryRegion *mr;
} OnceState;

static void once_make(OnceState *s)
{
    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(s), "once", 4);
}

static void once_instance_init(Object *obj)
{
    once_make((OnceState *)obj);
}

static void once_realize(DeviceState *dev, Error **errp)
{
    once_make((OnceState *)dev);
}

static void once_class_init(ObjectClass *klass)
{
    DEVICE_CLASS(klass)->realize = once_realize;
}

const TypeInfo once_early_info = {
    .name = "once-early",
    .parent = "sys-bus-device",
    .instance_size = sizeof(OnceState),
    .instance_init = once_instance_init,
};

const TypeInfo once_late_info = {
    .name = "once-late",
    .parent = "sys-bus-device",
    .instance_size = sizeof(OnceState),
    .class_init = once_class_init,
};
