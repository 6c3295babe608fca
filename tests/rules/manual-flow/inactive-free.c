/*
 * Freed in another configuration only
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new(MemoryRegion, 1);
    memory_region_init(s->mr, OBJECT(dev), "mr", 64);
}

#ifdef CONFIG_TEARDOWN
static void unrealize(DeviceState *dev)
{
    State *s = STATE(dev);

    g_free(s->mr);
}
#endif

const DeviceClass klass = {
    .realize = realize,
#ifdef CONFIG_TEARDOWN
    .unrealize = unrealize,
#endif
};
