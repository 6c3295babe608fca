/*
 * One free of two regions, one of which stays on the heap: it cannot go
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct ElderState {
    SysBusDevice parent_obj;
    MemoryRegion *berry;
    MemoryRegion *pith;
    MemoryRegion root;
} ElderState;

static void elder_realize(DeviceState *dev, Error **errp)
{
    ElderState *s = (ElderState *)dev;

    s->berry = g_new(MemoryRegion, 1);
    memory_region_init(s->berry, OBJECT(dev), "elder.berry", 4);
    s->pith = g_new(MemoryRegion, 1);
    memory_region_init(s->pith, OBJECT(dev), "elder.pith", 4);
    memory_region_init(&s->root, OBJECT(dev), "elder.root", 4);
}

bool elder_is_ripe(ElderState *s)
{
    return s->pith != NULL;
}

static void elder_drop(MemoryRegion *mr)
{
    g_free(mr);
}

static void elder_unrealize(DeviceState *dev)
{
    ElderState *s = (ElderState *)dev;

    elder_drop(s->berry);
    elder_drop(s->pith);
}

static void elder_class_init(ObjectClass *klass)
{
    DeviceClass *dc = (DeviceClass *)klass;

    dc->realize = elder_realize;
    dc->unrealize = elder_unrealize;
}

static const TypeInfo elder_info = {
    .name = "elder",
    .parent = "sys-bus-device",
    .instance_size = sizeof(ElderState),
    .class_init = elder_class_init,
};
