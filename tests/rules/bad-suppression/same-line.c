/*
 * A finding suppressed on its own line: silence
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion mr;

    memory_region_init(&mr, OBJECT(dev), "mr", 64); /* mrconv: ignore stack-region: the test */
}

const DeviceClass klass = { .realize = realize };
