/*
 * Regions whose owner is not the object that has the pointer
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

Object *qdev_get_machine(void);

typedef struct ElderState {
    DeviceState parent_obj;
    DeviceState child;
    Object *other;
    MemoryRegion *rom;
    MemoryRegion *ram;
    MemoryRegion own;
    MemoryRegion part;
    MemoryRegion *handed;
    MemoryRegion *nobody;
} ElderState;

static void elder_make(ElderState *s, DeviceState *dev)
{
    s->handed = g_new(MemoryRegion, 1);
    memory_region_init(s->handed, OBJECT(dev), "elder.handed", 4);
}

static void elder_realize(DeviceState *dev, Error **errp)
{
    ElderState *s = (ElderState *)dev;

    /* they end when those do, and the device may have gone by then */
    s->rom = g_new(MemoryRegion, 1);
    memory_region_init(s->rom, qdev_get_machine(), "elder.rom", 4);
    s->ram = g_new(MemoryRegion, 1);
    memory_region_init(s->ram, s->other, "elder.ram", 4);
    s->nobody = g_new(MemoryRegion, 1);
    memory_region_init(s->nobody, NULL, "elder.nobody", 4);

    memory_region_init(&s->own, OBJECT(dev), "elder.own", 4);
    memory_region_init(&s->part, OBJECT(&s->child), "elder.part", 4);
    elder_make(s, dev);
}

DEFINE_DEVICE(ElderState, elder, "device", elder_realize)

/* One on the system bus does not go */
typedef struct AlderState {
    SysBusDevice parent_obj;
    MemoryRegion nobody;
    MemoryRegion *early;
} AlderState;

static void alder_realize(DeviceState *dev, Error **errp)
{
    AlderState *s = (AlderState *)dev;

    memory_region_init(&s->nobody, NULL, "alder.nobody", 4);
}

/* but may be made only to be looked at */
static void alder_instance_init(Object *obj)
{
    AlderState *s = (AlderState *)obj;

    s->early = g_new(MemoryRegion, 1);
    memory_region_init(s->early, NULL, "alder.early", 4);
}

static void alder_class_init(ObjectClass *klass)
{
    DEVICE_CLASS(klass)->realize = alder_realize;
}

const TypeInfo alder_info = {
    .name = "alder",
    .parent = "sys-bus-device",
    .instance_size = sizeof(AlderState),
    .instance_init = alder_instance_init,
    .class_init = alder_class_init,
};
