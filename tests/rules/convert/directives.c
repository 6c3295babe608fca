/*
 * A directive's words are no uses: convert
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"
#ifdef CONFIG_XEN
#include <xen/hvm.h>
#include "sysemu/s->h"
#error no s->h /* nor a
                  .h */
#endif

typedef struct Other {
    DeviceState parent_obj;
    MemoryRegion *h;
} Other;

static void realize(DeviceState *dev, Error **errp)
{
    Other *s = (Other *)dev;

    s->h = g_new(MemoryRegion, 1);
    memory_region_init(s->h, OBJECT(dev), "h", 64);
}

const DeviceClass klass = { .realize = realize };
