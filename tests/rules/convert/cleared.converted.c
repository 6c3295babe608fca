/*
 * Storage that is set to zero before its init: that goes with the allocation.
 * Not where it is set to something else, in part, or perhaps not at all.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#include <string.h>

static void declared(State *s)
{
    MemoryRegion *mr;

    mr = memory_region_new(OBJECT(s), "declared", 64);
    memory_region_set_enabled(mr, true);
}

static void assigned(State *s, Error **errp)
{
    /* all of it */
    memory_region_set_enabled(&s->regs, false);
    s->mr = memory_region_new_ram(OBJECT(s), "assigned", 64, errp);
    if (!s->mr) {
        return;
    }
    memory_region_set_enabled(s->mr, true);
}

static void filled(State *s)
{
    MemoryRegion *mr = g_malloc(sizeof(*mr));

    memset(mr, 0xff, sizeof(*mr));
    memory_region_init(mr, OBJECT(s), "filled", 64);
    memory_region_set_enabled(mr, true);
}

static void in_part(State *s)
{
    MemoryRegion *mr = g_malloc(sizeof(*mr));

    memset(mr, 0, sizeof(mr));
    memory_region_init(mr, OBJECT(s), "in part", 64);
    memory_region_set_enabled(mr, true);
}

static void for_target(State *s)
{
    MemoryRegion *mr = g_malloc(sizeof(*mr));

#ifndef CLEAN
    memset(mr, 0, sizeof(*mr));
#endif
    memory_region_init(mr, OBJECT(s), "for target", 64);
    memory_region_set_enabled(mr, true);
}

static void realize(DeviceState *dev, Error **errp)
{
    declared(STATE(dev));
    assigned(STATE(dev), errp);
    filled(STATE(dev));
    in_part(STATE(dev));
    for_target(STATE(dev));
}

const DeviceClass klass = { .realize = realize };
