/*
 * Regions that are freed where they have ended: the frees go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct HazelState {
    SysBusDevice parent_obj;
    MemoryRegion nut;
    MemoryRegion husk;
    MemoryRegion leaf;
    unsigned open;
    MemoryRegion ram;
} HazelState;

static void hazel_realize(DeviceState *dev, Error **errp)
{
    HazelState *s = (HazelState *)dev;

    if (!memory_region_init_ram(&s->ram, OBJECT(dev), "hazel.ram", 4, errp)) {
        return;
    }
    memory_region_add_subregion(get_system_memory(), 0, &s->ram);

    memory_region_init(&s->nut, OBJECT(dev), "hazel.nut", 4);
    memory_region_init(&s->husk, OBJECT(dev), "hazel.husk", 4);
    memory_region_init(&s->leaf, OBJECT(dev), "hazel.leaf", 4);
}

/* The region has gone before this is called */
static void hazel_finalize(Object *obj)
{
    HazelState *s = (HazelState *)obj;

    s->open = 0;
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
    .instance_finalize = hazel_finalize,
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
    .name = "maple",
    .parent = "sys-bus-device",
    .instance_size = sizeof(MapleState),
    .class_init = maple_class_init,
};

/* Near misses: freed after an unparent, while the owner lives, or tested */
typedef struct LindenState {
    SysBusDevice parent_obj;
    MemoryRegion *bloom;
    MemoryRegion *twig;
    MemoryRegion *bark;
} LindenState;

static void linden_realize(DeviceState *dev, Error **errp)
{
    LindenState *s = (LindenState *)dev;

    s->bloom = g_new(MemoryRegion, 1);
    memory_region_init(s->bloom, OBJECT(dev), "linden.bloom", 4);
    s->twig = g_new(MemoryRegion, 1);
    memory_region_init(s->twig, OBJECT(dev), "linden.twig", 4);
    s->bark = g_new(MemoryRegion, 1);
    memory_region_init(s->bark, OBJECT(dev), "linden.bark", 4);
}

static void linden_unrealize(DeviceState *dev)
{
    LindenState *s = (LindenState *)dev;

    object_unparent(OBJECT(s->bloom));
    g_free(s->bloom);
}

void linden_prune(LindenState *s)
{
    g_free(s->twig);
}

static void linden_finalize(Object *obj)
{
    LindenState *s = (LindenState *)obj;

    if (s->bark) {
        s->twig = NULL;
        g_free(s->bark);
    }
}

static void linden_class_init(ObjectClass *klass)
{
    DeviceClass *dc = (DeviceClass *)klass;

    dc->realize = linden_realize;
    dc->unrealize = linden_unrealize;
}

static const TypeInfo linden_info = {
    .name = "linden",
    .parent = "sys-bus-device",
    .instance_size = sizeof(LindenState),
    .instance_finalize = linden_finalize,
    .class_init = linden_class_init,
};
