/*
 * spatch reads the array below as a declaration only where it has seen before
 * that Clock is a type: in a function that nothing is changed in
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Clock {
    int hz;
} Clock;

static int slowest(int hz)
{
    Clock *clock = g_new0(Clock, 1);
    int slow = MIN(clock->hz, hz);

    g_free(clock);
    return slow;
}

static void realize(DeviceState *dev, Error **errp)
{
    Clock *clocks[2] = { };
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "clocks", slowest(clocks[0] ? 2 : 1));
    memory_region_add_subregion(get_system_memory(), 0, mr);
}

const DeviceClass klass = { .realize = realize };
