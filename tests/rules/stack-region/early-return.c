/*
 * Returns before it unparents the region. When the init has failed, or all ways
 * lead to the unparent, or the function never returns: silence.
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion mr;

    memory_region_init(&mr, OBJECT(dev), "mr", 64);
    if (memory_region_size(&mr) > 32) {
        return;
    }
    object_unparent(OBJECT(&mr));
}

static void realize_checked(DeviceState *dev, Error **errp)
{
    MemoryRegion mr;

    if (!memory_region_init_ram(&mr, OBJECT(dev), "mr", 64, errp)) {
        return;
    }
    if (memory_region_size(&mr) > 32) {
        goto out;
    }
    memory_region_set_enabled(&mr, false);
out:
    object_unparent(OBJECT(&mr));
}

static void run(DeviceState *dev)
{
    MemoryRegion mr;

    memory_region_init(&mr, OBJECT(dev), "mr", 64);
    for (;;) {
        memory_region_set_enabled(&mr, true);
        memory_region_set_enabled(&mr, false);
    }
}

const DeviceClass klass = { .realize = realize };
const DeviceClass checked = { .realize = realize_checked, .unrealize = run };
