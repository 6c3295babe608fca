/*
 * Frees that are together all that a function does: it goes, if nothing misses it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

#define TYPE_SYS_BUS_DEVICE "sys-bus-device"
#define TYPE_MAPLE "maple"

typedef struct HazelState {
    SysBusDevice parent_obj;
    MemoryRegion nut;
    MemoryRegion husk;
} HazelState;

static void hazel_realize(DeviceState *dev, Error **errp)
{
    HazelState *s = (HazelState *)dev;

    memory_region_init(&s->nut, OBJECT(dev), "hazel.nut", 4);
    memory_region_init(&s->husk, OBJECT(dev), "hazel.husk", 4);
}

static void hazel_class_init(ObjectClass *klass)
{
    DeviceClass *dc = (DeviceClass *)klass;

    dc->realize = hazel_realize;
}

static const TypeInfo hazel_info = {
    .name = "hazel",
    .parent = "sys-bus-device",
    .instance_size = sizeof(HazelState),
    .class_init = hazel_class_init,
};

typedef struct MapleState {
    SysBusDevice parent_obj;
    MemoryRegion seed;
} MapleState;

static void maple_realize(DeviceState *dev, Error **errp)
{
    MapleState *s = (MapleState *)dev;

    memory_region_init(&s->seed, OBJECT(dev), "maple.seed", 4);
}

static void maple_class_init(ObjectClass *klass)
{
    DeviceClass *dc = (DeviceClass *)klass;

    dc->realize = maple_realize;
}

static const TypeInfo maple_info = {
    .name = TYPE_MAPLE,
    .parent = TYPE_SYS_BUS_DEVICE,
    .instance_size = sizeof(MapleState),
    .class_init = maple_class_init,
};

/* Near misses: it is called from elsewhere, and frees something else as well */
typedef struct PineState {
    SysBusDevice parent_obj;
    MemoryRegion cone;
    MemoryRegion bark;
    char *name;
} PineState;

static void pine_realize(DeviceState *dev, Error **errp)
{
    PineState *s = (PineState *)dev;

    memory_region_init(&s->cone, OBJECT(dev), "pine.cone", 4);
    memory_region_init(&s->bark, OBJECT(dev), "pine.bark", 4);
}

static void pine_clear(Object *obj)
{
}

static void pine_finalize(Object *obj)
{
    PineState *s = (PineState *)obj;

    pine_clear(obj);
    g_free(s->name);
}

static void pine_class_init(ObjectClass *klass)
{
    DeviceClass *dc = (DeviceClass *)klass;

    dc->realize = pine_realize;
}

static const TypeInfo pine_info = {
    .name = "pine",
    .parent = "sys-bus-device",
    .instance_size = sizeof(PineState),
    .instance_finalize = pine_finalize,
    .class_init = pine_class_init,
};
