/*
 * Regions that something else gets, which may free them; one that a list only
 * forgets can be a field
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/board.h"

typedef struct SloeState {
    SysBusDevice parent_obj;
    MemoryRegion *boxed;
    MemoryRegion *called;
    MemoryRegion listed;
} SloeState;

void sloe_take(void *box);

static GSList *sloe_all;

static void sloe_realize(DeviceState *dev, Error **errp)
{
    SloeState *s = (SloeState *)dev;

    s->boxed = g_new(MemoryRegion, 1);
    memory_region_init(s->boxed, OBJECT(dev), "sloe.boxed", 4);
    s->called = g_new(MemoryRegion, 1);
    memory_region_init(s->called, OBJECT(dev), "sloe.called", 4);
    memory_region_init(&s->listed, OBJECT(dev), "sloe.listed", 4);
    sloe_all = g_slist_prepend(sloe_all, &s->listed);
}

static void sloe_finalize(Object *obj)
{
    SloeState *s = (SloeState *)obj;
    GDestroyNotify end = g_free;

    sloe_take(s->boxed);
    end(s->called);
    g_slist_free(sloe_all);
    sloe_all = NULL;
}

static void sloe_class_init(ObjectClass *klass)
{
    ((DeviceClass *)klass)->realize = sloe_realize;
}

static const TypeInfo sloe_info = {
    .name = "sloe",
    .parent = "sys-bus-device",
    .instance_size = sizeof(SloeState),
    .instance_finalize = sloe_finalize,
    .class_init = sloe_class_init,
};
