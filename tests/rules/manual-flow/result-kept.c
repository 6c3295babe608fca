/*
 * The result of an init is kept, but what is tested may be something else, or
 * the init is not next to its allocation
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);
    bool ok;

    s->mr = g_new(MemoryRegion, 1);
    ok = memory_region_init_ram(s->mr, OBJECT(s), "mr", 64, errp);
    ok = memory_region_is_ram(&s->regs);
    if (!ok) {
        return;
    }
    memory_region_set_enabled(s->mr, true);
}

static void unrealize(DeviceState *dev)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);
    uint64_t size = memory_region_size(&STATE(dev)->regs);
    bool ok = memory_region_init_ram(mr, OBJECT(dev), "mr", size, NULL);

    if (ok) {
        memory_region_set_enabled(mr, true);
    }
}

const DeviceClass klass = { .realize = realize, .unrealize = unrealize };
