/*
 * At the label the region may be live: what the variable is set to is another
 * region, another variable of the name is set, it is set again, or holds two one after
 * the other
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void set_again(State *s, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(s), "again", 64, errp)) {
        goto out;
    }
    s->mr = mr;
    mr = NULL;
    if (*errp) {
        mr = s->mr;
    }
out:
    g_free(mr);
}

static void other_of_name(State *s, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(s), "shadowed", 64, errp)) {
        goto out;
    }
    s->mr = mr;
    {
        MemoryRegion *mr = s->mr;

        memory_region_set_enabled(mr, true);
        mr = NULL;
    }
out:
    g_free(mr);
}

static void fails_later(State *s, bool wanted, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(s), "later", 64, errp)) {
        goto out;
    }
    if (!wanted) {
        goto out;
    }
    s->mr = mr;
    mr = NULL;
out:
    g_free(mr);
}

static void two(State *s, bool wanted, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(s), "one", 64, errp)) {
        goto out;
    }
    s->mr = mr;
    mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(mr, OBJECT(s), "two", 64, errp)) {
        goto out;
    }
    if (wanted) {
        mr = NULL;
    }
out:
    g_free(mr);
}

static void realize(DeviceState *dev, Error **errp)
{
    two(STATE(dev), true, errp);
    set_again(STATE(dev), errp);
    other_of_name(STATE(dev), errp);
    fails_later(STATE(dev), false, errp);
}

const DeviceClass klass = { .realize = realize };
