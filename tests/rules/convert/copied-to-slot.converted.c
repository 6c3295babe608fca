/*
 * Stored in a slot of an array, or in what a parameter points to, before its
 * init, whose arguments are known by then: the new call stands where the
 * allocation stood; not if an argument could be what has been set
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct {
    DeviceState parent_obj;
    MemoryRegion *first[2], *slots[4], *counted[4], *handed[2], *alias[4];
    MemoryRegion *sized[4];
    unsigned num, last;
} Dev;

static void add_slot(Dev *s, unsigned n, const char *name)
{
    MemoryRegion *mr = memory_region_new(OBJECT(s), name, 64);

    s->slots[n] = mr;
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

static void add_counted(Dev *s, const char *name)
{
    MemoryRegion *mr = memory_region_new(OBJECT(s), name, 64);

    s->counted[s->num++] = mr;
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

static void hand_out(Dev *s, MemoryRegion **mrp)
{
    MemoryRegion *mr;

    mr = memory_region_new(OBJECT(s), "handed", 64);
    *mrp = mr;
}

static void add_alias(Dev *s, unsigned n)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    s->alias[n] = mr;
    memory_region_init_alias(mr, OBJECT(s), "alias", s->alias[0], 0, 64);
}

static void add_sized(Dev *s)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    s->sized[s->last++] = mr;
    memory_region_init(mr, OBJECT(s), "sized", s->last * 64);
}

static void realize(DeviceState *dev, Error **errp)
{
    Dev *s = (Dev *)dev;
    MemoryRegion *mr = memory_region_new(OBJECT(dev), "first", 64);

    s->first[0] = mr;
    memory_region_add_subregion(get_system_memory(), 0, mr);

    add_slot(s, 0, "a");
    add_slot(s, 1, "b");
    add_counted(s, "c");
    hand_out(s, &s->handed[0]);
    add_alias(s, 1);
    add_sized(s);
}

const DeviceClass klass = { .realize = realize };
