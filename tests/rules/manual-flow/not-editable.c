/*
 * Sites that an edit does not fit: a constant that is set later, a statement
 * behind a macro without a semicolon, another type of pointer, a statement
 * expression
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

#define DEBUG(text) do { (void)(text); } while (0);

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *const fixed = g_new(MemoryRegion, 1);
    Object *obj = g_malloc0(sizeof(MemoryRegion));
    uint64_t size = 16;

    size *= 4;
    memory_region_init(fixed, OBJECT(dev), "fixed", size);
    memory_region_set_enabled(fixed, true);

    memory_region_init((MemoryRegion *)obj, OBJECT(dev), "object", 16);
    object_ref(obj);

    DEBUG("make")
    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "macro", 16);
}

static void unrealize(DeviceState *dev)
{
    MemoryRegion *in = ({
        MemoryRegion *mr = g_new(MemoryRegion, 1);
        memory_region_init(mr, OBJECT(dev), "in", 16);
        mr;
    });

    memory_region_set_enabled(in, true);
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
