/*
 * Code that is not known gets the struct before the region in it is made:
 * manual-flow
 *
 * SPDX-License-Identifier: GPL-2.0-or-later
 */
#include "hw/device.h"

extern void other(State *s);

typedef struct Hooks {
    DeviceState parent_obj;
    MemoryRegion *mr;
    void (*prepare)(void *opaque);
    void (*count)(int n);
} Hooks;

static void hooked_realize(DeviceState *dev, Error **errp)
{
    Hooks *s = (Hooks *)dev;

    s->mr = g_new0(MemoryRegion, 1);
    s->count(1);
    s->prepare(s);
    memory_region_init(s->mr, OBJECT(dev), "regs", 64);
}

const DeviceClass hooked = { .realize = hooked_realize };

static void realize(DeviceState *dev, Error **errp)
{
    State *s = STATE(dev);

    s->mr = g_new0(MemoryRegion, 1);
    other(s);
    memory_region_init(s->mr, OBJECT(dev), "regs", 64);
}

const DeviceClass klass = { .realize = realize };
