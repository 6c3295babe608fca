/*
 * A free right after the unparent comes too early, for FlatViews: one region
 * is mapped, the other is taken back before anybody sees it
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

extern const MemoryRegionOps ops;

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    s->mr = g_new0(MemoryRegion, 1);
    memory_region_init_io(s->mr, OBJECT(dev), &ops, s, "seen", 64);
    memory_region_add_subregion(&s->regs, 0, s->mr);
    memory_region_init_io(mr, OBJECT(dev), &ops, s, "unseen", 64);
    object_unparent(OBJECT(mr));
    g_free(mr);
}

static void reset(DeviceState *dev)
{
    State *s = STATE(dev);

    object_unparent(OBJECT(s->mr));
    g_free(s->mr);
}

const DeviceClass klass = { .realize = realize, .reset = reset };
