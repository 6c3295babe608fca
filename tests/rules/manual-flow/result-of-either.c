/*
 * What is tested may be another result, or no init's, or more than that: the
 * region is used though its init may have failed
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static bool ignored(State *s, uint64_t size, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    MemoryRegion *other = g_new(MemoryRegion, 1);
    bool ok;

    if (size > 64) {
        ok = memory_region_init_ram(mr, OBJECT(s), "large", size, errp);
    } else {
        memory_region_init_ram(mr, OBJECT(s), "small", 64, errp);
        ok = memory_region_init_ram(other, OBJECT(s), "other", 64, errp);
    }
    if (!ok) {
        return false;
    }
    memory_region_set_enabled(mr, true);
    return true;
}

static bool overruled(State *s, uint64_t size, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    bool ok;

    if (size > 64) {
        ok = memory_region_init_ram(mr, OBJECT(s), "large", size, errp);
    } else {
        memory_region_init_ram(mr, OBJECT(s), "small", 64, errp);
        ok = true;
    }
    if (!ok) {
        return false;
    }
    memory_region_set_enabled(mr, true);
    return true;
}

static bool joined(State *s, uint64_t size, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    bool ok;

    if (size > 64) {
        ok = memory_region_init_ram(mr, OBJECT(s), "large", size, errp);
    } else {
        ok = memory_region_init_ram(mr, OBJECT(s), "small", 64, errp);
    }
    ok |= memory_region_is_ram(&s->regs);
    if (!ok) {
        return false;
    }
    memory_region_set_enabled(mr, true);
    return true;
}

static bool on_one_branch(State *s, uint64_t size, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    bool ok = memory_region_is_ram(&s->regs);

    if (size > 64) {
        ok = memory_region_init_ram(mr, OBJECT(s), "large", size, errp);
    } else {
        memory_region_init_ram(mr, OBJECT(s), "small", 64, errp);
    }
    if (!ok) {
        return false;
    }
    memory_region_set_enabled(mr, true);
    return true;
}

static void realize(DeviceState *dev, Error **errp)
{
    ignored(STATE(dev), 64, errp);
    overruled(STATE(dev), 64, errp);
    joined(STATE(dev), 64, errp);
    on_one_branch(STATE(dev), 64, errp);
}

const DeviceClass klass = { .realize = realize };
