/*
 * Only enabled in another configuration; what is freed there is another "mr",
 * and what #if surrounds here is compiled: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    MemoryRegion *mr = g_new(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "mr", 64);
#ifndef CONFIG_SHY
    STATE(dev)->mr = mr;
#else
    /* not g_free(mr) */
    memory_region_set_enabled(mr, false);
#endif
}

#ifdef CONFIG_TEARDOWN
static void teardown(Other *mr)
{
    g_free(mr);
}
#endif

const DeviceClass klass = { .realize = realize };
