/*
 * A helper is called twice for one region: a finding. It is not for two
 * regions, where the first is unparented, nor where the helper looks first or
 * tells that it has failed.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Some {
    DeviceState parent_obj;
    MemoryRegion low;
    MemoryRegion high;
    MemoryRegion bank[2];
    MemoryRegion *current;
} Some;

#define SOME(x) ((Some *)(x))

static void make(MemoryRegion *mr, Some *some, const char *name)
{
    memory_region_init(mr, OBJECT(some), name, 64);
}

static void make_once(MemoryRegion *mr, Some *some)
{
    if (mr->enabled) {
        return;
    }
    memory_region_init(mr, OBJECT(some), "once", 64);
    mr->enabled = true;
}

static bool try_ram(MemoryRegion *mr, Some *some, uint64_t size)
{
    bool made = memory_region_init_ram(mr, OBJECT(some), "ram", size, NULL);

    return made;
}

static void realize(DeviceState *dev, Error **errp)
{
    Some *some = SOME(dev);

    make(&some->low, some, "low");
    make(&some->low, some, "high");
}

static void apart(DeviceState *dev, Error **errp)
{
    Some *some = SOME(dev);

    make(&some->low, some, "low");
    make(&some->high, some, "high");
    make(some->current, some, "current");
    some->current = &some->bank[1];
    make(some->current, some, "current");
}

static void released(DeviceState *dev, Error **errp)
{
    Some *some = SOME(dev);

    make(&some->low, some, "low");
    if (some->current) {
        object_unparent(OBJECT(&some->low));
    }
    make(&some->low, some, "high");
}

static void once(DeviceState *dev, Error **errp)
{
    Some *some = SOME(dev);

    make_once(&some->low, some);
    make_once(&some->low, some);
}

static void retry(DeviceState *dev, Error **errp)
{
    Some *some = SOME(dev);

    if (try_ram(&some->low, some, 128)) {
        return;
    }
    try_ram(&some->low, some, 64);
}

const DeviceClass classes[] = {
    { .realize = realize }, { .realize = apart },
    { .realize = released }, { .realize = once }, { .realize = retry },
};
