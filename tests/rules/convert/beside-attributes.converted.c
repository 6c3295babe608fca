/*
 * What spatch cannot parse stands beside the sites: attributes, a macro without
 * a semicolon, a computed goto
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define DEBUG(text) do { (void)(text); } while (0);

static __attribute__((noinline)) void make(State *s)
{
    s->mr = memory_region_new(OBJECT(s), "mr", 64);
    DEBUG("made")
    memory_region_set_enabled(s->mr, true);
}

static void realize(DeviceState *dev, Error **errp)
{
    static const void *const ways[] = { &&small, &&big };
    MemoryRegion *mr;
    MemoryRegion *const fixed = memory_region_new(OBJECT(dev), "fixed", 64);

    make(STATE(dev));
    goto *ways[memory_region_size(fixed) > 32];

small:
    mr = memory_region_new(OBJECT(dev), "small", 16);
    memory_region_set_enabled(mr, true);
big:
    return;
}

const DeviceClass klass = { .realize = realize };
