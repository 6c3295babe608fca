/*
 * Lost at the label for errors, and at one for all; not where a free stands
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "ram", 4096, errp)) {
        goto fail;
    }
    STATE(dev)->mr = mr;
    return;
fail:
    memory_region_set_enabled(&STATE(dev)->regs, false);
}

static void realize_all(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "ram", 4096, errp)) {
        goto out;
    }
    memory_region_set_enabled(mr, true);
out:
    memory_region_set_enabled(&STATE(dev)->regs, false);
}

static void realize_freed(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    if (!memory_region_init_ram(mr, OBJECT(dev), "ram", 4096, errp)) {
        goto fail;
    }
    STATE(dev)->mr = mr;
    return;
fail:
    g_free(mr);
}

const DeviceClass klass = { .realize = realize };
const DeviceClass all = { .realize = realize_all };
const DeviceClass freed = { .realize = realize_freed };
