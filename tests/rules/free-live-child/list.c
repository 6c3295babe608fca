/*
 * A list is freed with the regions in it while the device lives: a finding; not
 * so once they are unparented, or in instance_finalize
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Lists {
    DeviceState parent_obj;
    GSList *live;
    GSList *walked;
    GList *handed;
    GList *late;
} Lists;

#define LISTS(x) ((Lists *)(x))

static MemoryRegion *make(Lists *lists, const char *name)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(lists), name, 64);
    return mr;
}

static void realize(DeviceState *dev, Error **errp)
{
    Lists *lists = LISTS(dev);
    MemoryRegion *live = g_new(MemoryRegion, 1);
    MemoryRegion *handed = g_new(MemoryRegion, 1);
    MemoryRegion *late = g_new(MemoryRegion, 1);

    memory_region_init(live, OBJECT(dev), "live", 64);
    lists->live = g_slist_prepend(lists->live, live);
    memory_region_init(handed, OBJECT(dev), "handed", 64);
    lists->handed = g_list_append(lists->handed, handed);
    memory_region_init(late, OBJECT(dev), "late", 64);
    lists->late = g_list_append(lists->late, late);
    lists->walked = g_slist_append(lists->walked, make(lists, "walked"));
}

static void drop_walked(Lists *lists)
{
    for (GSList *l = lists->walked; l; l = l->next) {
        object_unparent(OBJECT(l->data));
    }
    g_slist_free_full(lists->walked, g_free);
}

static void unparent(gpointer data, gpointer opaque)
{
    object_unparent(OBJECT(data));
}

static void drop_handed(Lists *lists)
{
    g_list_foreach(lists->handed, unparent, NULL);
    g_list_free_full(lists->handed, g_free);
}

static void reset(DeviceState *dev)
{
    drop_walked(LISTS(dev));
    drop_handed(LISTS(dev));
}

static void unrealize(DeviceState *dev)
{
    g_slist_free_full(LISTS(dev)->live, g_free);
}

static void finalize(Object *obj)
{
    g_list_free_full(LISTS(obj)->late, g_free);
}

const DeviceClass klass = {
    .realize = realize, .unrealize = unrealize, .reset = reset,
};
const TypeInfo type = { .instance_finalize = finalize };
