/*
 * Initialised by another name than it was allocated by, with arguments that
 * are not known before, or that read the name; a variable that would be left
 * without a use: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    void *first = g_malloc0(sizeof(MemoryRegion));
    MemoryRegion *mr = first;
    uint64_t size = 64;

    memory_region_init(mr, OBJECT(dev), "size", size);
    memory_region_set_enabled(first, true);
}

static void unrealize(DeviceState *dev)
{
    State *s = STATE(dev);
    MemoryRegion *second = g_new(MemoryRegion, 1);

    s->mr = second;
    memory_region_init_io(s->mr, OBJECT(dev), NULL, s->mr, "itself", 64);
}

static void reset(DeviceState *dev)
{
    void *third = g_malloc0(sizeof(MemoryRegion));
    MemoryRegion *mr = third;
    bool on = true;

    memory_region_init(mr, OBJECT(dev), "unused", 64);
    memory_region_set_enabled(NULL, on);
}

const DeviceClass klass = {
    .realize = realize, .unrealize = unrealize, .reset = reset,
};
