/*
 * Kept where anything can be: manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

typedef struct Holder {
    void *priv;
} Holder;

extern Holder holder;

static void realize(DeviceState *dev, Error **errp)
{
    Holder *h = &holder;
    MemoryRegion *mr = g_new0(MemoryRegion, 1);

    memory_region_init(mr, OBJECT(dev), "regs", 64);
    h->priv = mr;
}

const DeviceClass klass = { .realize = realize };
