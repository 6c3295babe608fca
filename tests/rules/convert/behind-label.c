/*
 * An init whose result is tested, kept or returned directly behind a label
 * stands in the block that the label stands in: convertible.  The last one
 * does not, it is all that the if does.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static bool make(State *s, int kind, Error **errp)
{
    bool ok = false;

    s->mr = g_new(MemoryRegion, 1);
    switch (kind) {
    case 0:
        if (!memory_region_init_ram(s->mr, OBJECT(s), "tested", 64, errp)) {
            return false;
        }
        break;
    case 1:
    case 2:
        ok = memory_region_init_ram(s->mr, OBJECT(s), "kept", 64, errp);
        if (!ok) {
            return false;
        }
        break;
    default:
        return memory_region_init_ram(s->mr, OBJECT(s), "returned", 64, errp);
    }
    return true;
}

static void made_at_label(State *s, bool large, Error **errp)
{
    uint64_t size = 64;

    if (large) {
        goto make;
    }
    size = 4096;
make:
    s->mr = g_new(MemoryRegion, 1);
    if (!memory_region_init_ram(s->mr, OBJECT(s), "labelled", size, errp)) {
        g_free(s->mr);
        return;
    }
    memory_region_set_enabled(s->mr, true);
}

static void in_if(State *s, int kind, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (kind)
make:
        if (!memory_region_init_ram(mr, OBJECT(s), "in if", 64, errp)) {
            goto make;
        }
}

static void realize(DeviceState *dev, Error **errp)
{
    make(STATE(dev), 3, errp);
    made_at_label(STATE(dev), true, errp);
    in_if(STATE(dev), 1, errp);
}

const DeviceClass klass = { .realize = realize };
